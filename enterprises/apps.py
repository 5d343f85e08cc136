from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EnterprisesConfig(AppConfig):
    """Who the enterprises are."""

    name = "enterprises"
    verbose_name = _("Enterprises")

    def ready(self) -> None:
        """Register the sentences of the enterprise's file, and offer this floor's lists for export."""
        from enterprises.actions import exported
        from enterprises.web import (  # noqa: F401
            chain_sentences,
            cultivation_sentences,
            figure_words,
            register_sentences,
        )

        exported.register()
