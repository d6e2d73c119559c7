"""The papers that are made of an audit: a brief, the report, dossiers of projects, the data book."""
