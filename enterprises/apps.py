from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EnterprisesConfig(AppConfig):
    """Who the enterprises are."""

    name = "enterprises"
    verbose_name = _("Enterprises")

    def ready(self) -> None:
        """Offer this floor's lists for export."""
        from enterprises.actions import exported

        exported.register()
