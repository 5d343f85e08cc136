from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EnterprisesConfig(AppConfig):
    """Who the enterprises are."""

    name = "enterprises"
    verbose_name = _("Enterprises")

    def ready(self) -> None:
        """Register the sentences of the enterprise's file."""
        from enterprises.web import chain_sentences, cultivation_sentences, register_sentences  # noqa: F401
