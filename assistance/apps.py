from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssistanceConfig(AppConfig):
    """What the county does for enterprises."""

    name = "assistance"
    verbose_name = _("Assistance")

    def ready(self) -> None:
        """Tell the lower floor whose enterprise it is, what its list shows of our work, and how its file words it."""
        from assistance import badges, scope, tabs
        from assistance.actions import exported, import_assignments
        from assistance.queries import chain_work, directory
        from assistance.web import event_sentences, sentences

        scope.register()
        badges.register()
        directory.register()
        chain_work.register()
        sentences.register()
        event_sentences.register()
        tabs.register()
        exported.register()
        import_assignments.register_kind()
