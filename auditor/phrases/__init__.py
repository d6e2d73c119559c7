"""What results say in the reader's language: each module turns the codes and values of one package into sentences."""
