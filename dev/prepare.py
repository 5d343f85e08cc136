"""Brings the database up to date and fills an empty one with the demo: both in one process, to start Django once.

Runs inside `.venv`, started by `dev.run`.
"""

import os


def main() -> None:
    """Apply the migrations, then load the demo data unless somebody is in there already."""
    import django
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    call_command("migrate", interactive=False)
    call_command("load_demo", "--if-empty", "--language", os.environ["DEMO_LANGUAGE"])


if __name__ == "__main__":
    main()
