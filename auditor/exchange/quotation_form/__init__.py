"""The form that goes to suppliers with a request for quotation, and what is read of it when it comes back."""

from auditor.exchange.quotation_form.reading import FilledForm, Unknown, read_form
from auditor.exchange.quotation_form.writing import form_bytes

__all__ = ["FilledForm", "Unknown", "form_bytes", "read_form"]
