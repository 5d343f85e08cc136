import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("accounts", "__first__"),
        ("enterprises", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarDay",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("is_working", models.BooleanField()),
                ("note", models.CharField(blank=True, max_length=40)),
                ("note_en", models.CharField(blank=True, max_length=60)),
                ("loaded_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("slug", models.CharField(max_length=60, verbose_name="address")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ENTREPRENEUR_DAY", "Entrepreneur Day"),
                            ("SYMPOSIUM", "Symposium"),
                            ("RECEPTION", "Reception room"),
                            ("MATCHMAKING", "Matchmaking"),
                            ("BRIEFING", "Policy briefing"),
                            ("TRAINING", "Training"),
                        ],
                        default="ENTREPRENEUR_DAY",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("DRAFT", "Draft"),
                            ("PUBLISHED", "Published"),
                            ("CHANGED", "Changed"),
                            ("HELD", "Held"),
                            ("FOLLOWED_UP", "Followed up"),
                            ("CANCELLED", "Cancelled"),
                        ],
                        default="DRAFT",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=160, verbose_name="English title")),
                ("summary", models.TextField(blank=True, max_length=4000, verbose_name="what it is about")),
                (
                    "summary_en",
                    models.TextField(blank=True, max_length=4000, verbose_name="what it is about, in English"),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                ("place_en", models.CharField(blank=True, max_length=200, verbose_name="place in English")),
                ("enquiries", models.CharField(blank=True, max_length=120, verbose_name="enquiries")),
                ("answer_by", models.DateField(blank=True, null=True, verbose_name="answers until")),
                ("deputies_allowed", models.BooleanField(default=True, verbose_name="a deputy may come")),
                ("is_public", models.BooleanField(default=True, verbose_name="has a public page")),
                ("programme_version", models.PositiveSmallIntegerField(default=0)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("held_at", models.DateTimeField(blank=True, null=True)),
                ("followed_up_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("cancel_reason", models.CharField(blank=True, max_length=200, verbose_name="why it is cancelled")),
                (
                    "chain",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.chain",
                        verbose_name="chain",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hosted",
                        to="accounts.unit",
                        verbose_name="host",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="next",
                        to="assistance.event",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["-starts_on", "-id"], name="event_by_day"),
                    models.Index(fields=["-updated_at", "-id"], name="event_by_change"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("slug",), name="event_address_is_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="event_address_is_readable",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["ENTREPRENEUR_DAY", "SYMPOSIUM", "RECEPTION", "MATCHMAKING", "BRIEFING", "TRAINING"],
                            )
                        ),
                        name="event_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["DRAFT", "PUBLISHED", "CHANGED", "HELD", "FOLLOWED_UP", "CANCELLED"])
                        ),
                        name="event_status_is_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="event_has_a_title"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="event_ends_after_it_begins"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer_by__isnull", True), ("answer_by__lte", models.F("ends_on")), _connector="OR"
                        ),
                        name="event_is_answered_before_it_ends",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["DRAFT", "CANCELLED"]),
                            models.Q(("programme_version__gt", 0), ("published_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="event_is_announced_with_a_programme",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("cancelled_at__isnull", False),
                                ("status", "CANCELLED"),
                                models.Q(("cancel_reason", ""), _negated=True),
                            ),
                            models.Q(models.Q(("status", "CANCELLED"), _negated=True), ("cancelled_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="cancelled_event_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IssueCounter",
            fields=[
                ("year", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="PlannerMark",
            fields=[
                ("kind", models.CharField(max_length=30, primary_key=True, serialize=False)),
                ("planned_through", models.DateField()),
                ("ran_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                ("query", models.CharField(max_length=500)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="saved_views",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("user", "name"), name="view_has_a_name_of_its_own"),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="view_has_a_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Speaker",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                ("latin_name", models.CharField(blank=True, max_length=80, verbose_name="name in Latin letters")),
                ("post", models.CharField(blank=True, max_length=80, verbose_name="post")),
                ("post_en", models.CharField(blank=True, max_length=120, verbose_name="post in English")),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("name", "post"), name="speaker_is_one_person"),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="speaker_has_a_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpeakerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                ("latin_name", models.CharField(blank=True, max_length=80, verbose_name="name in Latin letters")),
                ("post", models.CharField(blank=True, max_length=80, verbose_name="post")),
                ("post_en", models.CharField(blank=True, max_length=120, verbose_name="post in English")),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assistance.speaker",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Specialist",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "expertise",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("POLICY", "Policy"),
                                ("LEGAL", "Legal"),
                                ("FINANCE", "Finance"),
                                ("LABOUR", "Labour"),
                                ("TECHNOLOGY", "Technology"),
                                ("PROJECTS", "Projects"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("capacity", models.PositiveSmallIntegerField(default=12, verbose_name="enterprises at most")),
                ("leave_from", models.DateField(blank=True, null=True, verbose_name="on leave from")),
                ("leave_until", models.DateField(blank=True, null=True, verbose_name="back on")),
                (
                    "substitute",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assistance.specialist",
                    ),
                ),
                ("townships", models.ManyToManyField(blank=True, related_name="+", to="accounts.unit")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="specialists", to="accounts.unit"
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="specialist",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "expertise__contained_by",
                                ["POLICY", "LEGAL", "FINANCE", "LABOUR", "TECHNOLOGY", "PROJECTS"],
                            )
                        ),
                        name="specialist_expertise_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("leave_until__isnull", True),
                            models.Q(("leave_from__isnull", False), ("leave_until__gt", models.F("leave_from"))),
                            _connector="OR",
                        ),
                        name="specialist_comes_back_after_leaving",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("substitute__isnull", True),
                            models.Q(("substitute", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="specialist_is_not_the_own_substitute",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpecialistEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "expertise",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("POLICY", "Policy"),
                                ("LEGAL", "Legal"),
                                ("FINANCE", "Finance"),
                                ("LABOUR", "Labour"),
                                ("TECHNOLOGY", "Technology"),
                                ("PROJECTS", "Projects"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("capacity", models.PositiveSmallIntegerField(default=12, verbose_name="enterprises at most")),
                ("leave_from", models.DateField(blank=True, null=True, verbose_name="on leave from")),
                ("leave_until", models.DateField(blank=True, null=True, verbose_name="back on")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assistance.specialist",
                    ),
                ),
                (
                    "substitute",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.specialist",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.unit",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StageClock",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("CONTACT", "First contact with the enterprise"),
                            ("ACCEPT", "Accept and assign"),
                            ("ACKNOWLEDGE", "Acknowledge or return"),
                            ("OPINION", "Handling opinion"),
                            ("EXTENSION", "Decide on an extension"),
                            ("CALL_BACK", "Call back"),
                            ("RECHECK", "Re-check by a second person"),
                            ("EVENT_ACCEPT", "Assign a question of an event"),
                            ("EVENT_ANSWER", "First answer to a question of an event"),
                        ],
                        max_length=12,
                        verbose_name="stage",
                    ),
                ),
                (
                    "urgency",
                    models.CharField(
                        choices=[("NORMAL", "Normal"), ("URGENT", "Urgent")], max_length=6, verbose_name="urgency"
                    ),
                ),
                ("amount", models.PositiveSmallIntegerField(verbose_name="amount")),
                (
                    "unit",
                    models.CharField(
                        choices=[("HOURS", "working hours"), ("DAYS", "working days")],
                        max_length=5,
                        verbose_name="unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("stage", "urgency"), name="stage_has_one_clock_for_an_urgency"),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 1), ("amount__lte", 90)), name="clock_runs_at_least_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unit__in", ["HOURS", "DAYS"])), name="clock_unit_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "stage__in",
                                [
                                    "CONTACT",
                                    "ACCEPT",
                                    "ACKNOWLEDGE",
                                    "OPINION",
                                    "EXTENSION",
                                    "CALL_BACK",
                                    "RECHECK",
                                    "EVENT_ACCEPT",
                                    "EVENT_ANSWER",
                                ],
                            )
                        ),
                        name="clock_stage_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("urgency__in", ["NORMAL", "URGENT"])), name="clock_urgency_is_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StageClockEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("CONTACT", "First contact with the enterprise"),
                            ("ACCEPT", "Accept and assign"),
                            ("ACKNOWLEDGE", "Acknowledge or return"),
                            ("OPINION", "Handling opinion"),
                            ("EXTENSION", "Decide on an extension"),
                            ("CALL_BACK", "Call back"),
                            ("RECHECK", "Re-check by a second person"),
                            ("EVENT_ACCEPT", "Assign a question of an event"),
                            ("EVENT_ANSWER", "First answer to a question of an event"),
                        ],
                        max_length=12,
                        verbose_name="stage",
                    ),
                ),
                (
                    "urgency",
                    models.CharField(
                        choices=[("NORMAL", "Normal"), ("URGENT", "Urgent")], max_length=6, verbose_name="urgency"
                    ),
                ),
                ("amount", models.PositiveSmallIntegerField(verbose_name="amount")),
                (
                    "unit",
                    models.CharField(
                        choices=[("HOURS", "working hours"), ("DAYS", "working days")],
                        max_length=5,
                        verbose_name="unit",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assistance.stageclock",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ON_SITE", "On site"),
                            ("PHONE", "By phone"),
                            ("ONLINE", "Online"),
                            ("OFFICE", "At the office"),
                        ],
                        default="ON_SITE",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("PLANNED", "Planned"), ("DONE", "Done"), ("CANCELLED", "Cancelled")],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("planned_for", models.DateTimeField(blank=True, null=True, verbose_name="planned for")),
                ("happened_at", models.DateTimeField(blank=True, null=True, verbose_name="when")),
                ("people_met", models.CharField(blank=True, max_length=200, verbose_name="people met")),
                ("situation", models.JSONField(blank=True, default=dict, verbose_name="situation")),
                ("notes", models.TextField(blank=True, max_length=8000, verbose_name="notes")),
                ("next_contact_on", models.DateField(blank=True, null=True, verbose_name="next contact")),
                ("cancel_reason", models.CharField(blank=True, max_length=200, verbose_name="why it was cancelled")),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="enterprises.enterprise"
                    ),
                ),
                (
                    "visitor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="visits", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["enterprise", "-happened_at"], name="visit_of_an_enterprise"),
                    models.Index(fields=["-updated_at", "-id"], name="visit_by_time"),
                    models.Index(
                        condition=models.Q(("status", "PLANNED")),
                        fields=["visitor", "planned_for"],
                        name="visit_planned",
                    ),
                    models.Index(
                        condition=models.Q(("next_contact_on__isnull", False)),
                        fields=["next_contact_on"],
                        name="visit_promised_contact",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["ON_SITE", "PHONE", "ONLINE", "OFFICE"])),
                        name="visit_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["PLANNED", "DONE", "CANCELLED"])),
                        name="visit_status_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "PLANNED"), _negated=True),
                            ("planned_for__isnull", False),
                            _connector="OR",
                        ),
                        name="planned_visit_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("happened_at__isnull", False), ("status", "DONE")),
                            models.Q(models.Q(("status", "DONE"), _negated=True), ("happened_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="visit_happened_if_and_only_if_done",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "CANCELLED"), _negated=True),
                            models.Q(("cancel_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cancelled_visit_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ON_SITE", "On site"),
                            ("PHONE", "By phone"),
                            ("ONLINE", "Online"),
                            ("OFFICE", "At the office"),
                        ],
                        default="ON_SITE",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("PLANNED", "Planned"), ("DONE", "Done"), ("CANCELLED", "Cancelled")],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("planned_for", models.DateTimeField(blank=True, null=True, verbose_name="planned for")),
                ("happened_at", models.DateTimeField(blank=True, null=True, verbose_name="when")),
                ("people_met", models.CharField(blank=True, max_length=200, verbose_name="people met")),
                ("situation", models.JSONField(blank=True, default=dict, verbose_name="situation")),
                ("notes", models.TextField(blank=True, max_length=8000, verbose_name="notes")),
                ("next_contact_on", models.DateField(blank=True, null=True, verbose_name="next contact")),
                ("cancel_reason", models.CharField(blank=True, max_length=200, verbose_name="why it was cancelled")),
                (
                    "enterprise",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assistance.visit",
                    ),
                ),
                (
                    "visitor",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "role",
                    models.CharField(
                        choices=[("PRIMARY", "Primary"), ("BACKUP", "Backup")],
                        default="PRIMARY",
                        max_length=8,
                        verbose_name="role",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "specialist",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="assistance.specialist",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["specialist", "starts_on", "ends_on"], name="assignment_of_a_specialist")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["PRIMARY", "BACKUP"])), name="assignment_role_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                        ),
                        name="assignment_ends_after_the_start",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("enterprise", "="),
                            ("role", "="),
                            (models.Func(models.F("starts_on"), models.F("ends_on"), function="daterange"), "&&"),
                        ],
                        name="enterprise_has_one_specialist_of_a_role_at_a_time",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("enterprise", "="),
                            ("specialist", "="),
                            (models.Func(models.F("starts_on"), models.F("ends_on"), function="daterange"), "&&"),
                        ],
                        name="specialist_has_one_role_for_an_enterprise_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssignmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "role",
                    models.CharField(
                        choices=[("PRIMARY", "Primary"), ("BACKUP", "Backup")],
                        default="PRIMARY",
                        max_length=8,
                        verbose_name="role",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                (
                    "enterprise",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assistance.assignment",
                    ),
                ),
                (
                    "specialist",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.specialist",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calendar_feeds",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at__isnull", True)),
                        fields=("user",),
                        name="person_has_one_calendar_feed",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Category",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("code", models.CharField(max_length=3, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                ("name_en", models.CharField(max_length=60, verbose_name="English name")),
                ("answer_days", models.PositiveSmallIntegerField(verbose_name="working days for an answer")),
                ("urgent_days", models.PositiveSmallIntegerField(default=5, verbose_name="working days if urgent")),
                ("place", models.PositiveSmallIntegerField(default=0)),
                (
                    "usual_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answer_days__gte", 1)), name="category_has_days_to_answer"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("urgent_days__gte", 1), ("urgent_days__lte", models.F("answer_days"))),
                        name="category_is_quicker_when_urgent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerTemplate",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("outcome", models.CharField(blank=True, max_length=12, verbose_name="result")),
                ("text", models.TextField(max_length=4000, verbose_name="text")),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assistance.category",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True), models.Q(("name", ""), _negated=True)
                        ),
                        name="answer_template_says_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerTemplateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("outcome", models.CharField(blank=True, max_length=12, verbose_name="result")),
                ("text", models.TextField(max_length=4000, verbose_name="text")),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assistance.answertemplate",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.unit",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.category",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CategoryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("code", models.CharField(max_length=3, verbose_name="code")),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                ("name_en", models.CharField(max_length=60, verbose_name="English name")),
                ("answer_days", models.PositiveSmallIntegerField(verbose_name="working days for an answer")),
                ("urgent_days", models.PositiveSmallIntegerField(default=5, verbose_name="working days if urgent")),
                ("place", models.PositiveSmallIntegerField(default=0)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assistance.category",
                    ),
                ),
                (
                    "usual_unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("text", models.CharField(max_length=200, verbose_name="promise")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                ("kept_on", models.DateField(blank=True, null=True, verbose_name="kept on")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="commitments", to="assistance.visit"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("kept_on__isnull", True)),
                        fields=["owner", "due_on"],
                        name="commitment_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="commitment_says_what")
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("text", models.CharField(max_length=200, verbose_name="promise")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                ("kept_on", models.DateField(blank=True, null=True, verbose_name="kept on")),
                (
                    "owner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assistance.commitment",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.visit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Seating",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="seating",
                        serialize=False,
                        to="assistance.event",
                    ),
                ),
                ("seats", models.PositiveIntegerField(verbose_name="seats")),
                ("taken", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("seats__gt", 0)), name="event_has_seats"),
                    models.CheckConstraint(
                        condition=models.Q(("taken__lte", models.F("seats"))), name="seats_are_never_oversold"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EventEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("slug", models.CharField(max_length=60, verbose_name="address")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ENTREPRENEUR_DAY", "Entrepreneur Day"),
                            ("SYMPOSIUM", "Symposium"),
                            ("RECEPTION", "Reception room"),
                            ("MATCHMAKING", "Matchmaking"),
                            ("BRIEFING", "Policy briefing"),
                            ("TRAINING", "Training"),
                        ],
                        default="ENTREPRENEUR_DAY",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("DRAFT", "Draft"),
                            ("PUBLISHED", "Published"),
                            ("CHANGED", "Changed"),
                            ("HELD", "Held"),
                            ("FOLLOWED_UP", "Followed up"),
                            ("CANCELLED", "Cancelled"),
                        ],
                        default="DRAFT",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=160, verbose_name="English title")),
                ("summary", models.TextField(blank=True, max_length=4000, verbose_name="what it is about")),
                (
                    "summary_en",
                    models.TextField(blank=True, max_length=4000, verbose_name="what it is about, in English"),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                ("place_en", models.CharField(blank=True, max_length=200, verbose_name="place in English")),
                ("enquiries", models.CharField(blank=True, max_length=120, verbose_name="enquiries")),
                ("answer_by", models.DateField(blank=True, null=True, verbose_name="answers until")),
                ("deputies_allowed", models.BooleanField(default=True, verbose_name="a deputy may come")),
                ("is_public", models.BooleanField(default=True, verbose_name="has a public page")),
                ("programme_version", models.PositiveSmallIntegerField(default=0)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("held_at", models.DateTimeField(blank=True, null=True)),
                ("followed_up_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("cancel_reason", models.CharField(blank=True, max_length=200, verbose_name="why it is cancelled")),
                (
                    "chain",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.chain",
                        verbose_name="chain",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.unit",
                        verbose_name="host",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assistance.event",
                    ),
                ),
                (
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.event",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("name", models.CharField(blank=True, max_length=40, verbose_name="name")),
                ("organisation", models.CharField(blank=True, max_length=120, verbose_name="organisation")),
                ("post", models.CharField(blank=True, max_length=60, verbose_name="post")),
                ("deputy_name", models.CharField(blank=True, max_length=40, verbose_name="deputy")),
                ("deputy_post", models.CharField(blank=True, max_length=60, verbose_name="deputy's post")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("PICKED", "On the list"),
                            ("INVITED", "Invited"),
                            ("OPENED", "Seen, answers later"),
                            ("ACCEPTED", "Coming"),
                            ("WAITING", "On the waiting list"),
                            ("DECLINED", "Not coming"),
                            ("WITHDRAWN", "Withdrawn"),
                        ],
                        default="PICKED",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("remark", models.CharField(blank=True, max_length=200, verbose_name="remark")),
                ("door_code", models.CharField(max_length=8)),
                ("search_key", models.TextField(default="", editable=False)),
                ("walked_in", models.BooleanField(default=False)),
                ("invited_at", models.DateTimeField(blank=True, null=True)),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("waiting_since", models.DateTimeField(blank=True, null=True)),
                ("came_at", models.DateTimeField(blank=True, null=True)),
                (
                    "came_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="enterprises.contact",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="invitations", to="assistance.event"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["event", "status"], name="guest_of_an_event"),
                    models.Index(fields=["event", "-updated_at", "-id"], name="guest_by_change"),
                    models.Index(
                        condition=models.Q(("status", "WAITING")),
                        fields=["event", "waiting_since", "id"],
                        name="guest_waiting",
                    ),
                    models.Index(fields=["enterprise", "event"], name="invitation_of_an_enterprise"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("door_code",), name="door_code_is_unique"),
                    models.UniqueConstraint(fields=("event", "contact"), name="contact_is_invited_once_to_an_event"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("contact__isnull", False), ("enterprise__isnull", False)),
                            models.Q(("name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="guest_is_a_contact_or_has_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                ["PICKED", "INVITED", "OPENED", "ACCEPTED", "WAITING", "DECLINED", "WITHDRAWN"],
                            )
                        ),
                        name="invitation_status_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "WAITING"), ("waiting_since__isnull", False)),
                            models.Q(models.Q(("status", "WAITING"), _negated=True), ("waiting_since__isnull", True)),
                            _connector="OR",
                        ),
                        name="guest_waits_if_and_only_if_it_says_since_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("came_at__isnull", True), ("came_by__isnull", True)),
                            models.Q(("came_at__isnull", False), ("came_by__isnull", False), ("status", "ACCEPTED")),
                            _connector="OR",
                        ),
                        name="guest_who_came_has_a_seat_and_was_welcomed_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InvitationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("name", models.CharField(blank=True, max_length=40, verbose_name="name")),
                ("organisation", models.CharField(blank=True, max_length=120, verbose_name="organisation")),
                ("post", models.CharField(blank=True, max_length=60, verbose_name="post")),
                ("deputy_name", models.CharField(blank=True, max_length=40, verbose_name="deputy")),
                ("deputy_post", models.CharField(blank=True, max_length=60, verbose_name="deputy's post")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("PICKED", "On the list"),
                            ("INVITED", "Invited"),
                            ("OPENED", "Seen, answers later"),
                            ("ACCEPTED", "Coming"),
                            ("WAITING", "On the waiting list"),
                            ("DECLINED", "Not coming"),
                            ("WITHDRAWN", "Withdrawn"),
                        ],
                        default="PICKED",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("remark", models.CharField(blank=True, max_length=200, verbose_name="remark")),
                ("door_code", models.CharField(max_length=8)),
                ("walked_in", models.BooleanField(default=False)),
                ("invited_at", models.DateTimeField(blank=True, null=True)),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("waiting_since", models.DateTimeField(blank=True, null=True)),
                ("came_at", models.DateTimeField(blank=True, null=True)),
                (
                    "came_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.contact",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.event",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assistance.invitation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Issue",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("number", models.CharField(editable=False, max_length=12, unique=True, verbose_name="number")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("VISIT", "Visit"),
                            ("SPECIALIST", "Specialist"),
                            ("OFFICE", "Chain office"),
                            ("ENTERPRISE", "Enterprise"),
                            ("EVENT", "Event"),
                        ],
                        default="VISIT",
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("description", models.TextField(blank=True, max_length=8000, verbose_name="description")),
                (
                    "urgency",
                    models.CharField(
                        choices=[("NORMAL", "Normal"), ("URGENT", "Urgent")],
                        default="NORMAL",
                        max_length=6,
                        verbose_name="urgency",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("SUBMITTED", "To be accepted"),
                            ("ASSIGNED", "To be acknowledged"),
                            ("IN_PROGRESS", "In progress"),
                            ("SUSPENDED", "Parked, tracked"),
                            ("ANSWERED", "Waiting for the call-back"),
                            ("CLOSED", "Closed"),
                            ("WITHDRAWN", "Withdrawn by the enterprise"),
                            ("REJECTED", "Not accepted"),
                            ("MERGED", "Merged"),
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("is_common", models.BooleanField(default=False, verbose_name="common issue")),
                ("due_on", models.DateField(verbose_name="promised to the enterprise")),
                ("due_is_provisional", models.BooleanField(default=False)),
                ("due_from", models.DateField()),
                ("due_days", models.PositiveSmallIntegerField()),
                ("stage_due_at", models.DateTimeField(blank=True, null=True)),
                ("contact_due_at", models.DateTimeField(blank=True, null=True)),
                ("contacted_at", models.DateTimeField(blank=True, null=True)),
                ("opinion_at", models.DateTimeField(blank=True, null=True)),
                ("returns", models.PositiveSmallIntegerField(default=0)),
                ("reopened", models.PositiveSmallIntegerField(default=0)),
                (
                    "extension_state",
                    models.CharField(
                        choices=[
                            ("NONE", "Not asked for"),
                            ("ASKED", "To be decided"),
                            ("GRANTED", "Granted"),
                            ("DENIED", "Refused"),
                        ],
                        default="NONE",
                        max_length=8,
                    ),
                ),
                ("extension_wanted_on", models.DateField(blank=True, null=True)),
                ("extension_asked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "suspension_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("HIGHER_POLICY", "Waits for a policy of a higher level"),
                            ("PLANNING", "Waits for land, planning or a budget"),
                            ("THIRD_PARTY", "Waits for a court or another third party"),
                            ("ENTERPRISE", "Waits for the enterprise"),
                            ("OTHER", "Other reason"),
                        ],
                        max_length=16,
                    ),
                ),
                ("suspension_asked_at", models.DateTimeField(blank=True, null=True)),
                ("days_left", models.SmallIntegerField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("escalation_level", models.PositiveSmallIntegerField(default=0)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("SOLVED", "Solved"),
                            ("PARTLY", "Partly solved"),
                            ("PLANNED", "Planned"),
                            ("EXPLAINED", "Explained"),
                            ("NOT_ALLOWED", "Not allowed by policy"),
                            ("REFERRED_UP", "Referred up"),
                            ("SELF_SOLVED", "Solved by the enterprise itself"),
                        ],
                        max_length=12,
                        verbose_name="outcome",
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=8000, verbose_name="answer")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issues",
                        to="assistance.category",
                        verbose_name="category",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="issues", to="enterprises.enterprise"
                    ),
                ),
                (
                    "lead_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issues",
                        to="accounts.unit",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duplicates",
                        to="assistance.issue",
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="raised_issues",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issues",
                        to="assistance.visit",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("status__in", ["SUBMITTED", "ASSIGNED", "IN_PROGRESS"])),
                        fields=["due_on", "id"],
                        name="issue_by_deadline",
                    ),
                    models.Index(fields=["enterprise", "status"], name="issue_of_an_enterprise"),
                    models.Index(fields=["lead_unit", "status", "due_on"], name="issue_at_a_unit"),
                    models.Index(fields=["-updated_at", "-id"], name="issue_by_time"),
                    models.Index(fields=["due_on", "id"], name="issue_by_promise"),
                    models.Index(fields=["status", "due_on", "id"], name="issue_by_status"),
                    models.Index(fields=["-created_at", "-id"], name="issue_by_arrival"),
                    models.Index(fields=["category", "-created_at"], name="issue_of_a_category"),
                    models.Index(condition=models.Q(("returns__gt", 0)), fields=["due_on"], name="issue_returned"),
                    models.Index(condition=models.Q(("reopened__gt", 0)), fields=["due_on"], name="issue_reopened"),
                    models.Index(condition=models.Q(("is_common", True)), fields=["due_on"], name="issue_common"),
                    models.Index(
                        condition=models.Q(("escalation_level__gt", 0)),
                        fields=["escalation_level"],
                        name="issue_escalated",
                    ),
                    models.Index(
                        condition=models.Q(("extension_state", "ASKED")),
                        fields=["due_on"],
                        name="issue_awaiting_decision",
                    ),
                    models.Index(
                        condition=models.Q(("status", "SUSPENDED")), fields=["review_on"], name="issue_parked"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            models.Func("number", "title", function="issue_words", output_field=models.TextField()),
                            function="search_grams",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(), size=None
                            ),
                        ),
                        name="issue_by_grams",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            models.Func("number", "title", function="issue_words", output_field=models.TextField()),
                            name="gin_trgm_ops",
                        ),
                        name="issue_by_words",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "SUBMITTED",
                                    "ASSIGNED",
                                    "IN_PROGRESS",
                                    "SUSPENDED",
                                    "ANSWERED",
                                    "CLOSED",
                                    "WITHDRAWN",
                                    "REJECTED",
                                    "MERGED",
                                ],
                            )
                        ),
                        name="issue_status_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("urgency__in", ["NORMAL", "URGENT"])), name="issue_urgency_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                [
                                    "",
                                    "SOLVED",
                                    "PARTLY",
                                    "PLANNED",
                                    "EXPLAINED",
                                    "NOT_ALLOWED",
                                    "REFERRED_UP",
                                    "SELF_SOLVED",
                                ],
                            )
                        ),
                        name="issue_outcome_is_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="issue_has_a_title"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["ASSIGNED", "IN_PROGRESS", "SUSPENDED"]), _negated=True),
                            ("lead_unit__isnull", False),
                            _connector="OR",
                        ),
                        name="issue_with_a_unit_has_a_lead_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("merged_into__isnull", False), ("status", "MERGED")),
                            models.Q(models.Q(("status", "MERGED"), _negated=True), ("merged_into__isnull", True)),
                            _connector="OR",
                        ),
                        name="issue_is_merged_if_and_only_if_it_says_into_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", models.F("id")), _negated=True),
                        name="issue_is_not_merged_into_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("days_left__isnull", False),
                                ("review_on__isnull", False),
                                ("status", "SUSPENDED"),
                                models.Q(("suspension_class", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "SUSPENDED"), _negated=True),
                                ("days_left__isnull", True),
                                ("review_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="issue_is_parked_if_and_only_if_it_has_a_review_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("returns__lte", 2)), name="issue_is_returned_twice_at_most"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("extension_state", "ASKED"), _negated=True),
                            models.Q(("extension_asked_at__isnull", False), ("extension_wanted_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="extension_is_asked_with_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("escalation_level__lte", 5)), name="issue_escalation_level_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["ANSWERED", "CLOSED"]), _negated=True),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="issue_is_answered_with_outcome_and_text",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", False), ("status", "CLOSED")),
                            models.Q(models.Q(("status", "CLOSED"), _negated=True), ("closed_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="issue_is_closed_if_and_only_if_it_says_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("sha256", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=200, verbose_name="file name")),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                (
                    "audience",
                    models.CharField(
                        choices=[("ENTERPRISE", "The enterprise too"), ("INTERNAL", "Internal")],
                        default="INTERNAL",
                        max_length=10,
                    ),
                ),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attachments", to="assistance.issue"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["issue", "created_at"], name="attachment_of_an_issue")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at__isnull", True)),
                        fields=("issue", "sha256"),
                        name="issue_holds_a_file_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="attachment_is_known_by_its_sha256",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("audience__in", ["ENTERPRISE", "INTERNAL"])),
                        name="attachment_audience_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("removed_at__isnull", True), ("removed_by__isnull", True)),
                            models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="attachment_is_removed_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("due_on", models.DateField()),
                ("text", models.TextField(blank=True, max_length=8000)),
                ("given_at", models.DateTimeField(blank=True, null=True)),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="accounts.unit",
                        verbose_name="unit",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contributions", to="assistance.issue"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("given_at__isnull", True)),
                        fields=["unit", "due_on"],
                        name="part_owed_by_a_unit",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("issue", "unit"), name="unit_has_one_part_in_an_issue"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("given_at__isnull", False),
                                ("given_by__isnull", False),
                                models.Q(("text", ""), _negated=True),
                            ),
                            models.Q(("given_at__isnull", True), ("given_by__isnull", True), ("text", "")),
                            _connector="OR",
                        ),
                        name="part_is_given_if_and_only_if_it_says_what_and_by_whom",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContributionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("due_on", models.DateField()),
                ("text", models.TextField(blank=True, max_length=8000)),
                ("given_at", models.DateTimeField(blank=True, null=True)),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assistance.contribution",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.unit",
                        verbose_name="unit",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.issue",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CallBack",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("round", models.PositiveSmallIntegerField()),
                ("channel", models.CharField(choices=[("LINK", "Personal link"), ("CALL", "Call")], max_length=4)),
                ("reached", models.BooleanField()),
                (
                    "really_solved",
                    models.CharField(
                        blank=True,
                        choices=[("YES", "Solved"), ("PARTLY", "Partly"), ("NO", "Not solved")],
                        max_length=6,
                    ),
                ),
                (
                    "service_rating",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("SATISFIED", "Satisfied"),
                            ("BASICALLY", "Basically satisfied"),
                            ("DISSATISFIED", "Not satisfied"),
                        ],
                        max_length=12,
                    ),
                ),
                ("comment", models.TextField(blank=True, max_length=4000)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.contact",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="call_backs", to="assistance.issue"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["issue", "round", "at"], name="call_back_of_an_issue")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("channel__in", ["LINK", "CALL"])), name="call_back_channel_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reached", True), ("really_solved__in", ["YES", "PARTLY", "NO"])),
                            models.Q(("reached", False), ("really_solved", ""), ("service_rating", "")),
                            _connector="OR",
                        ),
                        name="call_back_that_reached_says_whether_it_is_solved",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("service_rating__in", ["", "SATISFIED", "BASICALLY", "DISSATISFIED"])),
                        name="call_back_rating_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reached", True),
                            models.Q(("channel", "CALL"), models.Q(("comment", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="attempt_is_a_call_with_a_word",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AttachmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("sha256", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=200, verbose_name="file name")),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                (
                    "audience",
                    models.CharField(
                        choices=[("ENTERPRISE", "The enterprise too"), ("INTERNAL", "Internal")],
                        default="INTERNAL",
                        max_length=10,
                    ),
                ),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assistance.attachment",
                    ),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.issue",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IssueEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("number", models.CharField(editable=False, max_length=12, verbose_name="number")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("VISIT", "Visit"),
                            ("SPECIALIST", "Specialist"),
                            ("OFFICE", "Chain office"),
                            ("ENTERPRISE", "Enterprise"),
                            ("EVENT", "Event"),
                        ],
                        default="VISIT",
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("description", models.TextField(blank=True, max_length=8000, verbose_name="description")),
                (
                    "urgency",
                    models.CharField(
                        choices=[("NORMAL", "Normal"), ("URGENT", "Urgent")],
                        default="NORMAL",
                        max_length=6,
                        verbose_name="urgency",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("SUBMITTED", "To be accepted"),
                            ("ASSIGNED", "To be acknowledged"),
                            ("IN_PROGRESS", "In progress"),
                            ("SUSPENDED", "Parked, tracked"),
                            ("ANSWERED", "Waiting for the call-back"),
                            ("CLOSED", "Closed"),
                            ("WITHDRAWN", "Withdrawn by the enterprise"),
                            ("REJECTED", "Not accepted"),
                            ("MERGED", "Merged"),
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("is_common", models.BooleanField(default=False, verbose_name="common issue")),
                ("due_on", models.DateField(verbose_name="promised to the enterprise")),
                ("due_is_provisional", models.BooleanField(default=False)),
                ("due_from", models.DateField()),
                ("due_days", models.PositiveSmallIntegerField()),
                ("stage_due_at", models.DateTimeField(blank=True, null=True)),
                ("contact_due_at", models.DateTimeField(blank=True, null=True)),
                ("contacted_at", models.DateTimeField(blank=True, null=True)),
                ("opinion_at", models.DateTimeField(blank=True, null=True)),
                ("returns", models.PositiveSmallIntegerField(default=0)),
                ("reopened", models.PositiveSmallIntegerField(default=0)),
                (
                    "extension_state",
                    models.CharField(
                        choices=[
                            ("NONE", "Not asked for"),
                            ("ASKED", "To be decided"),
                            ("GRANTED", "Granted"),
                            ("DENIED", "Refused"),
                        ],
                        default="NONE",
                        max_length=8,
                    ),
                ),
                ("extension_wanted_on", models.DateField(blank=True, null=True)),
                ("extension_asked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "suspension_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("HIGHER_POLICY", "Waits for a policy of a higher level"),
                            ("PLANNING", "Waits for land, planning or a budget"),
                            ("THIRD_PARTY", "Waits for a court or another third party"),
                            ("ENTERPRISE", "Waits for the enterprise"),
                            ("OTHER", "Other reason"),
                        ],
                        max_length=16,
                    ),
                ),
                ("suspension_asked_at", models.DateTimeField(blank=True, null=True)),
                ("days_left", models.SmallIntegerField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("escalation_level", models.PositiveSmallIntegerField(default=0)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("SOLVED", "Solved"),
                            ("PARTLY", "Partly solved"),
                            ("PLANNED", "Planned"),
                            ("EXPLAINED", "Explained"),
                            ("NOT_ALLOWED", "Not allowed by policy"),
                            ("REFERRED_UP", "Referred up"),
                            ("SELF_SOLVED", "Solved by the enterprise itself"),
                        ],
                        max_length=12,
                        verbose_name="outcome",
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=8000, verbose_name="answer")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "category",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.category",
                        verbose_name="category",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "lead_unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.unit",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.issue",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assistance.issue",
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.visit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IssueLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("reason", models.CharField(max_length=200, verbose_name="what they have in common")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="assistance.issue"
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="assistance.issue"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="issues_are_linked_once"),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="linked_issues_stand_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="issue_link_says_why"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IssueLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("reason", models.CharField(max_length=200, verbose_name="what they have in common")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.issue",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assistance.issuelink",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.issue",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IssueNote",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("text", models.TextField(max_length=4000)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="assistance.issue"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["issue", "at"], name="note_of_an_issue")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="issue_note_says_something"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IssueStep",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("place", models.PositiveIntegerField()),
                (
                    "move",
                    models.CharField(
                        choices=[
                            ("RAISE", "Raised"),
                            ("CONTACT", "Enterprise contacted"),
                            ("ACCEPT", "Accepted and assigned"),
                            ("REJECT", "Not accepted"),
                            ("MERGE", "Merged into another issue"),
                            ("RECALL", "Taken back by the office"),
                            ("ACKNOWLEDGE", "Acknowledged"),
                            ("RETURN", "Returned by the unit"),
                            ("OPINION", "Handling opinion given"),
                            ("PROGRESS", "Progress noted"),
                            ("CONTRIBUTE", "Part of a co-handling unit given"),
                            ("REQUEST_EXTENSION", "Extension asked for"),
                            ("GRANT_EXTENSION", "Extension granted"),
                            ("DENY_EXTENSION", "Extension refused"),
                            ("REQUEST_SUSPENSION", "Parking asked for"),
                            ("DENY_SUSPENSION", "Parking refused"),
                            ("SUSPEND", "Parked"),
                            ("REVIEW", "Parking reviewed"),
                            ("RESUME", "Taken up again"),
                            ("ANSWER", "Answered"),
                            ("ATTEMPT", "Called back, nobody reached"),
                            ("PARTLY", "Partly solved, says the enterprise"),
                            ("CONFIRM", "Confirmed by the enterprise and closed"),
                            ("DISPUTE", "Not solved, says the enterprise: reopened"),
                            ("CLOSE", "Closed after the second look"),
                            ("REOPEN", "Reopened"),
                            ("TO_OFFICE", "Not solved on the spot: to the office"),
                            ("WITHDRAW", "Withdrawn"),
                            ("ESCALATE", "Escalated"),
                            ("PROD", "Prodded"),
                            ("RECOMPUTE", "Promised day computed again from the calendar"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "from_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("SUBMITTED", "To be accepted"),
                            ("ASSIGNED", "To be acknowledged"),
                            ("IN_PROGRESS", "In progress"),
                            ("SUSPENDED", "Parked, tracked"),
                            ("ANSWERED", "Waiting for the call-back"),
                            ("CLOSED", "Closed"),
                            ("WITHDRAWN", "Withdrawn by the enterprise"),
                            ("REJECTED", "Not accepted"),
                            ("MERGED", "Merged"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "to_status",
                    models.CharField(
                        choices=[
                            ("SUBMITTED", "To be accepted"),
                            ("ASSIGNED", "To be acknowledged"),
                            ("IN_PROGRESS", "In progress"),
                            ("SUSPENDED", "Parked, tracked"),
                            ("ANSWERED", "Waiting for the call-back"),
                            ("CLOSED", "Closed"),
                            ("WITHDRAWN", "Withdrawn by the enterprise"),
                            ("REJECTED", "Not accepted"),
                            ("MERGED", "Merged"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "acting_as",
                    models.CharField(
                        choices=[
                            ("SPECIALIST", "Assistance specialist"),
                            ("OFFICE", "Chain office"),
                            ("UNIT", "Handling unit"),
                            ("LEADER", "Chain leader"),
                            ("FOR_LEADER", "Chain office for the chain leader"),
                            ("ENTERPRISE", "Enterprise"),
                            ("SYSTEM", "System"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("level", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("text", models.TextField(blank=True)),
                ("due_before", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="assistance.issue"
                    ),
                ),
                (
                    "other_issue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assistance.issue",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("move__in", ["ESCALATE", "PROD", "RECOMPUTE"])),
                        fields=["move", "at"],
                        name="step_of_a_day",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("from_status", ""), ("move", "RAISE"), ("to_status", "SUBMITTED")),
                            models.Q(("from_status", "SUBMITTED"), ("move", "ACCEPT"), ("to_status", "ASSIGNED")),
                            models.Q(("from_status", "SUBMITTED"), ("move", "REJECT"), ("to_status", "REJECTED")),
                            models.Q(("from_status", "SUBMITTED"), ("move", "MERGE"), ("to_status", "MERGED")),
                            models.Q(("from_status", "SUBMITTED"), ("move", "ANSWER"), ("to_status", "ANSWERED")),
                            models.Q(("from_status", "ASSIGNED"), ("move", "RECALL"), ("to_status", "SUBMITTED")),
                            models.Q(("from_status", "REJECTED"), ("move", "RECALL"), ("to_status", "SUBMITTED")),
                            models.Q(("from_status", "MERGED"), ("move", "RECALL"), ("to_status", "SUBMITTED")),
                            models.Q(
                                ("from_status", "ASSIGNED"), ("move", "ACKNOWLEDGE"), ("to_status", "IN_PROGRESS")
                            ),
                            models.Q(("from_status", "ASSIGNED"), ("move", "RETURN"), ("to_status", "SUBMITTED")),
                            models.Q(("from_status", "IN_PROGRESS"), ("move", "OPINION"), ("to_status", "IN_PROGRESS")),
                            models.Q(("from_status", "SUBMITTED"), ("move", "PROGRESS"), ("to_status", "SUBMITTED")),
                            models.Q(
                                ("from_status", "IN_PROGRESS"), ("move", "PROGRESS"), ("to_status", "IN_PROGRESS")
                            ),
                            models.Q(("from_status", "SUSPENDED"), ("move", "PROGRESS"), ("to_status", "SUSPENDED")),
                            models.Q(("from_status", "ASSIGNED"), ("move", "CONTRIBUTE"), ("to_status", "ASSIGNED")),
                            models.Q(
                                ("from_status", "IN_PROGRESS"), ("move", "CONTRIBUTE"), ("to_status", "IN_PROGRESS")
                            ),
                            models.Q(
                                ("from_status", "IN_PROGRESS"),
                                ("move", "REQUEST_EXTENSION"),
                                ("to_status", "IN_PROGRESS"),
                            ),
                            models.Q(
                                ("from_status", "IN_PROGRESS"),
                                ("move", "GRANT_EXTENSION"),
                                ("to_status", "IN_PROGRESS"),
                            ),
                            models.Q(
                                ("from_status", "IN_PROGRESS"), ("move", "DENY_EXTENSION"), ("to_status", "IN_PROGRESS")
                            ),
                            models.Q(
                                ("from_status", "IN_PROGRESS"),
                                ("move", "REQUEST_SUSPENSION"),
                                ("to_status", "IN_PROGRESS"),
                            ),
                            models.Q(
                                ("from_status", "IN_PROGRESS"),
                                ("move", "DENY_SUSPENSION"),
                                ("to_status", "IN_PROGRESS"),
                            ),
                            models.Q(("from_status", "IN_PROGRESS"), ("move", "SUSPEND"), ("to_status", "SUSPENDED")),
                            models.Q(("from_status", "SUSPENDED"), ("move", "REVIEW"), ("to_status", "SUSPENDED")),
                            models.Q(("from_status", "SUSPENDED"), ("move", "RESUME"), ("to_status", "IN_PROGRESS")),
                            models.Q(("from_status", "IN_PROGRESS"), ("move", "ANSWER"), ("to_status", "ANSWERED")),
                            models.Q(("from_status", "ANSWERED"), ("move", "ATTEMPT"), ("to_status", "ANSWERED")),
                            models.Q(("from_status", "ANSWERED"), ("move", "PARTLY"), ("to_status", "ANSWERED")),
                            models.Q(("from_status", "ANSWERED"), ("move", "CONFIRM"), ("to_status", "CLOSED")),
                            models.Q(("from_status", "ANSWERED"), ("move", "DISPUTE"), ("to_status", "IN_PROGRESS")),
                            models.Q(("from_status", "ANSWERED"), ("move", "CLOSE"), ("to_status", "CLOSED")),
                            models.Q(("from_status", "ANSWERED"), ("move", "REOPEN"), ("to_status", "IN_PROGRESS")),
                            models.Q(("from_status", "CLOSED"), ("move", "REOPEN"), ("to_status", "IN_PROGRESS")),
                            models.Q(("from_status", "ANSWERED"), ("move", "TO_OFFICE"), ("to_status", "SUBMITTED")),
                            models.Q(("from_status", "CLOSED"), ("move", "TO_OFFICE"), ("to_status", "SUBMITTED")),
                            models.Q(("from_status", "SUBMITTED"), ("move", "CONTACT"), ("to_status", "SUBMITTED")),
                            models.Q(("from_status", "ASSIGNED"), ("move", "CONTACT"), ("to_status", "ASSIGNED")),
                            models.Q(("from_status", "IN_PROGRESS"), ("move", "CONTACT"), ("to_status", "IN_PROGRESS")),
                            models.Q(("from_status", "SUBMITTED"), ("move", "WITHDRAW"), ("to_status", "WITHDRAWN")),
                            models.Q(("from_status", "ASSIGNED"), ("move", "WITHDRAW"), ("to_status", "WITHDRAWN")),
                            models.Q(("from_status", "IN_PROGRESS"), ("move", "WITHDRAW"), ("to_status", "WITHDRAWN")),
                            models.Q(("from_status", "SUSPENDED"), ("move", "WITHDRAW"), ("to_status", "WITHDRAWN")),
                            models.Q(("from_status", "SUBMITTED"), ("move", "ESCALATE"), ("to_status", "SUBMITTED")),
                            models.Q(("from_status", "ASSIGNED"), ("move", "ESCALATE"), ("to_status", "ASSIGNED")),
                            models.Q(
                                ("from_status", "IN_PROGRESS"), ("move", "ESCALATE"), ("to_status", "IN_PROGRESS")
                            ),
                            models.Q(("from_status", "SUBMITTED"), ("move", "PROD"), ("to_status", "SUBMITTED")),
                            models.Q(("from_status", "ASSIGNED"), ("move", "PROD"), ("to_status", "ASSIGNED")),
                            models.Q(("from_status", "IN_PROGRESS"), ("move", "PROD"), ("to_status", "IN_PROGRESS")),
                            models.Q(("from_status", "SUSPENDED"), ("move", "PROD"), ("to_status", "SUSPENDED")),
                            models.Q(("from_status", "SUBMITTED"), ("move", "RECOMPUTE"), ("to_status", "SUBMITTED")),
                            models.Q(("from_status", "ASSIGNED"), ("move", "RECOMPUTE"), ("to_status", "ASSIGNED")),
                            models.Q(
                                ("from_status", "IN_PROGRESS"), ("move", "RECOMPUTE"), ("to_status", "IN_PROGRESS")
                            ),
                            _connector="OR",
                        ),
                        name="step_moves_as_the_table_says",
                    ),
                    models.UniqueConstraint(fields=("issue", "place"), name="issue_has_one_step_at_a_place"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "move__in",
                                [
                                    "RAISE",
                                    "CONTACT",
                                    "ACCEPT",
                                    "REJECT",
                                    "MERGE",
                                    "RECALL",
                                    "ACKNOWLEDGE",
                                    "RETURN",
                                    "OPINION",
                                    "PROGRESS",
                                    "CONTRIBUTE",
                                    "REQUEST_EXTENSION",
                                    "GRANT_EXTENSION",
                                    "DENY_EXTENSION",
                                    "REQUEST_SUSPENSION",
                                    "DENY_SUSPENSION",
                                    "SUSPEND",
                                    "REVIEW",
                                    "RESUME",
                                    "ANSWER",
                                    "ATTEMPT",
                                    "PARTLY",
                                    "CONFIRM",
                                    "DISPUTE",
                                    "CLOSE",
                                    "REOPEN",
                                    "TO_OFFICE",
                                    "WITHDRAW",
                                    "ESCALATE",
                                    "PROD",
                                    "RECOMPUTE",
                                ],
                            )
                        ),
                        name="step_move_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "acting_as__in",
                                ["SPECIALIST", "OFFICE", "UNIT", "LEADER", "FOR_LEADER", "ENTERPRISE", "SYSTEM"],
                            )
                        ),
                        name="step_acts_as_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "move__in",
                                    [
                                        "CONTACT",
                                        "REJECT",
                                        "MERGE",
                                        "RETURN",
                                        "OPINION",
                                        "PROGRESS",
                                        "CONTRIBUTE",
                                        "REQUEST_EXTENSION",
                                        "DENY_EXTENSION",
                                        "REQUEST_SUSPENSION",
                                        "DENY_SUSPENSION",
                                        "SUSPEND",
                                        "REVIEW",
                                        "RESUME",
                                        "ANSWER",
                                        "CLOSE",
                                        "REOPEN",
                                        "WITHDRAW",
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(("text", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="step_says_what_it_rests_on",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                ("at", models.DateTimeField()),
                ("moved", models.JSONField(default=dict)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "loser",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merges_lost",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "winner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merges_won",
                        to="enterprises.enterprise",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("winner", models.F("loser")), _negated=True), name="merge_joins_two_records"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at__isnull", True)),
                        fields=("loser",),
                        name="record_is_merged_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at__isnull", True), ("undone_by__isnull", True)),
                            models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="undone_merge_says_by_whom",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MergeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                ("at", models.DateTimeField()),
                ("moved", models.JSONField(default=dict)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "loser",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assistance.merge",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "winner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PersonalLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("CONFIRM_ISSUE", "Say whether an issue is solved"),
                            ("ANSWER_INVITATION", "Answer an invitation"),
                            ("ASK_QUESTION", "Ask a question at an event"),
                        ],
                        max_length=20,
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("round", models.PositiveSmallIntegerField(default=0)),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("asked_again_at", models.DateTimeField(blank=True, null=True)),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="enterprises.contact",
                    ),
                ),
                (
                    "invitation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="assistance.invitation",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="assistance.issue",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["issue", "round"], name="link_of_an_issue"),
                    models.Index(
                        condition=models.Q(("asked_again_at__isnull", False)),
                        fields=["asked_again_at"],
                        name="link_asked_for_again",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("purpose__in", ["CONFIRM_ISSUE", "ANSWER_INVITATION", "ASK_QUESTION"])),
                        name="link_purpose_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("purpose", "CONFIRM_ISSUE"), _negated=True),
                            ("issue__isnull", False),
                            _connector="OR",
                        ),
                        name="link_to_confirm_is_about_an_issue",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("purpose__in", ["ANSWER_INVITATION", "ASK_QUESTION"]), _negated=True),
                            models.Q(("invitation__isnull", False), ("issue__isnull", True)),
                            _connector="OR",
                        ),
                        name="link_of_a_guest_is_about_an_invitation",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("invitation__isnull", False), ("revoked_at__isnull", True)),
                        fields=("invitation", "purpose"),
                        name="guest_has_one_link_for_a_purpose",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("created_at"))),
                        name="link_ends_after_it_was_made",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("dedupe_key", models.CharField(max_length=160, unique=True)),
                ("channel", models.CharField(choices=[("EMAIL", "E-mail")], default="EMAIL", max_length=8)),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("REMINDERS", "Reminders"),
                            ("CONFIRM_ISSUE", "Is the issue solved?"),
                            ("INVITATION", "Invitation"),
                            ("ANSWER_RECORDED", "Your answer"),
                            ("SEAT_FREE", "A seat has become free"),
                            ("PROGRAMME_CHANGED", "The programme has changed"),
                            ("ANSWER_WANTED", "Will you come?"),
                            ("EVENT_SOON", "The event is soon"),
                            ("EVENT_CANCELLED", "The event is cancelled"),
                            ("QUESTIONS_FOLLOWED_UP", "What became of your questions"),
                        ],
                        default="REMINDERS",
                        max_length=22,
                    ),
                ),
                ("created_at", models.DateTimeField()),
                ("not_before", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("QUEUED", "Waiting"),
                            ("SENDING", "Being sent"),
                            ("SENT", "Sent"),
                            ("FAILED", "Failed"),
                            ("CANCELLED", "No longer needed"),
                        ],
                        default="QUEUED",
                        max_length=10,
                    ),
                ),
                ("deaths", models.PositiveSmallIntegerField(default=0)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("fence", models.PositiveIntegerField(default=0)),
                ("last_error", models.CharField(blank=True, max_length=200)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "recipient",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="assistance.personallink",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["QUEUED", "SENDING"])),
                        fields=["not_before", "id"],
                        name="message_due",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("link__isnull", True), ("recipient__isnull", False)),
                            models.Q(("link__isnull", False), ("recipient__isnull", True)),
                            _connector="OR",
                        ),
                        name="message_goes_to_a_user_or_along_a_link",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("about", "REMINDERS"), ("link__isnull", True)),
                            models.Q(models.Q(("about", "REMINDERS"), _negated=True), ("link__isnull", False)),
                            _connector="OR",
                        ),
                        name="message_speaks_about_reminders_to_our_people_only",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "about__in",
                                [
                                    "REMINDERS",
                                    "CONFIRM_ISSUE",
                                    "INVITATION",
                                    "ANSWER_RECORDED",
                                    "SEAT_FREE",
                                    "PROGRAMME_CHANGED",
                                    "ANSWER_WANTED",
                                    "EVENT_SOON",
                                    "EVENT_CANCELLED",
                                    "QUESTIONS_FOLLOWED_UP",
                                ],
                            )
                        ),
                        name="message_is_about_something_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["QUEUED", "SENDING", "SENT", "FAILED", "CANCELLED"])),
                        name="message_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", False), ("state", "SENT")),
                            models.Q(models.Q(("state", "SENT"), _negated=True), ("sent_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="message_is_sent_if_and_only_if_it_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "SENDING"), _negated=True),
                            ("lease_until__isnull", False),
                            _connector="OR",
                        ),
                        name="message_in_sending_has_a_lease",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("items", models.JSONField()),
                ("head", models.JSONField(default=dict)),
                ("changes", models.JSONField(default=list)),
                ("published_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="programmes", to="assistance.event"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("event", "number"), name="programme_has_a_number_of_its_own")
                ],
            },
        ),
        migrations.CreateModel(
            name="Recheck",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "reason",
                    models.CharField(
                        choices=[("SAMPLE", "Random sample"), ("WITHDRAWN", "Withdrawn by the enterprise")],
                        max_length=10,
                    ),
                ),
                ("due_on", models.DateField()),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("CONFIRMED", "As recorded"),
                            ("DIFFERENT", "Not as recorded"),
                            ("NOT_REACHED", "Nobody reached"),
                        ],
                        max_length=12,
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=4000)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rechecks", to="assistance.issue"
                    ),
                ),
                (
                    "not_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at__isnull", True)), fields=["due_on", "id"], name="recheck_to_do"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason__in", ["SAMPLE", "WITHDRAWN"])), name="recheck_reason_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("done_at__isnull", False),
                                ("done_by__isnull", False),
                                ("result__in", ["CONFIRMED", "DIFFERENT", "NOT_REACHED"]),
                                models.Q(("text", ""), _negated=True),
                            ),
                            models.Q(("done_at__isnull", True), ("done_by__isnull", True), ("result", "")),
                            _connector="OR",
                        ),
                        name="recheck_is_done_if_and_only_if_it_says_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("done_by", models.F("not_by")), _negated=True),
                        name="recheck_is_done_by_a_second_person",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecheckEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "reason",
                    models.CharField(
                        choices=[("SAMPLE", "Random sample"), ("WITHDRAWN", "Withdrawn by the enterprise")],
                        max_length=10,
                    ),
                ),
                ("due_on", models.DateField()),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("CONFIRMED", "As recorded"),
                            ("DIFFERENT", "Not as recorded"),
                            ("NOT_REACHED", "Nobody reached"),
                        ],
                        max_length=12,
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=4000)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.issue",
                    ),
                ),
                (
                    "not_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assistance.recheck",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("kind", models.CharField(max_length=30)),
                ("subject_id", models.UUIDField()),
                ("slot", models.DateField()),
                ("reason", models.CharField(blank=True, max_length=12)),
                ("is_stale", models.BooleanField(default=False)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("snoozed_until", models.DateTimeField(blank=True, null=True)),
                (
                    "enterprise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="assistance.event",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="assistance.issue",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="assistance.message",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="assistance.visit",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["recipient", "-created_at", "-id"], name="reminder_of_a_person"),
                    models.Index(
                        condition=models.Q(("read_at__isnull", True)), fields=["recipient"], name="reminder_unread"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "subject_id", "recipient", "slot"), name="reminder_is_once_for_a_slot"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("enterprise__isnull", False),
                            ("event__isnull", False),
                            ("kind__in", ["IMPORT_FINISHED", "IMPORT_FAILED"]),
                            _connector="OR",
                        ),
                        name="reminder_is_about_an_enterprise_an_event_or_an_import",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Room",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=120, verbose_name="English name")),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                ("seats", models.PositiveIntegerField(blank=True, null=True, verbose_name="seats")),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("name", "place"), name="room_has_a_name_of_its_own_at_its_place"),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="room_has_a_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("REGISTRATION", "Registration"),
                            ("CEREMONY", "Ceremony"),
                            ("TALK", "Talk"),
                            ("PANEL", "Discussion"),
                            ("AWARDS", "Honours"),
                            ("QUESTIONS", "Questions and answers"),
                            ("MATCHING", "One-to-one meetings"),
                            ("TOUR", "Visit to an enterprise"),
                            ("BREAK", "Break"),
                        ],
                        default="TALK",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=160, verbose_name="English title")),
                ("summary", models.TextField(blank=True, max_length=2000, verbose_name="what it is about")),
                (
                    "summary_en",
                    models.TextField(blank=True, max_length=2000, verbose_name="what it is about, in English"),
                ),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("seats", models.PositiveIntegerField(blank=True, null=True, verbose_name="planned for (people)")),
                ("minutes", models.TextField(blank=True, max_length=20000, verbose_name="minutes")),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="assistance.event"
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="assistance.room",
                        verbose_name="room",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["event", "starts_at"], name="item_of_an_event")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "REGISTRATION",
                                    "CEREMONY",
                                    "TALK",
                                    "PANEL",
                                    "AWARDS",
                                    "QUESTIONS",
                                    "MATCHING",
                                    "TOUR",
                                    "BREAK",
                                ],
                            )
                        ),
                        name="agenda_item_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="agenda_item_has_a_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="agenda_item_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoomEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=120, verbose_name="English name")),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                ("seats", models.PositiveIntegerField(blank=True, null=True, verbose_name="seats")),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assistance.room",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Conferral",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "award",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="conferral", to="enterprises.award"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conferrals",
                        to="assistance.agendaitem",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="conferrals", to="assistance.event"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["event", "id"], name="conferral_at_an_event")],
            },
        ),
        migrations.CreateModel(
            name="ConferralEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "award",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.award",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.agendaitem",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assistance.conferral",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.event",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EventPhoto",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("sha256", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=200, verbose_name="file name")),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="photos", to="assistance.agendaitem"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at__isnull", True)),
                        fields=("item", "sha256"),
                        name="item_holds_a_photo_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="photo_is_known_by_its_sha256"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EventPhotoEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("sha256", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=200, verbose_name="file name")),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.agendaitem",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assistance.eventphoto",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("asker", models.CharField(blank=True, max_length=80, verbose_name="who asks")),
                ("text", models.TextField(max_length=2000, verbose_name="question")),
                (
                    "asked_by",
                    models.CharField(
                        choices=[
                            ("LINK", "By the guest's link"),
                            ("AT_THE_EVENT", "At the event"),
                            ("BEFOREHAND", "Told to our people beforehand"),
                        ],
                        max_length=14,
                        verbose_name="how it reached us",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("ASKED", "To be looked at"),
                            ("APPROVED", "To be answered"),
                            ("ANSWERED", "Answered on the spot"),
                            ("TAKEN_UP", "Made an issue"),
                            ("DECLINED", "Not taken"),
                        ],
                        default="ASKED",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=4000, verbose_name="answer")),
                ("declined_because", models.CharField(blank=True, max_length=200, verbose_name="why it is not taken")),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assistance.category",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="assistance.event"
                    ),
                ),
                (
                    "invitation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="assistance.invitation",
                    ),
                ),
                (
                    "issue",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="question",
                        to="assistance.issue",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="assistance.agendaitem",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["event", "status"], name="question_of_an_event"),
                    models.Index(fields=["event", "-updated_at", "-id"], name="question_by_change"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="question_asks_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["ASKED", "APPROVED", "ANSWERED", "TAKEN_UP", "DECLINED"])),
                        name="question_status_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asked_by__in", ["LINK", "AT_THE_EVENT", "BEFOREHAND"])),
                        name="question_says_how_it_reached_us",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("issue__isnull", False), ("status", "TAKEN_UP")),
                            models.Q(models.Q(("status", "TAKEN_UP"), _negated=True), ("issue__isnull", True)),
                            _connector="OR",
                        ),
                        name="question_is_taken_up_if_and_only_if_it_has_an_issue",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "ANSWERED"), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="answered_question_has_an_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "DECLINED"), _negated=True),
                            models.Q(("declined_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="declined_question_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuestionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("asker", models.CharField(blank=True, max_length=80, verbose_name="who asks")),
                ("text", models.TextField(max_length=2000, verbose_name="question")),
                (
                    "asked_by",
                    models.CharField(
                        choices=[
                            ("LINK", "By the guest's link"),
                            ("AT_THE_EVENT", "At the event"),
                            ("BEFOREHAND", "Told to our people beforehand"),
                        ],
                        max_length=14,
                        verbose_name="how it reached us",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("ASKED", "To be looked at"),
                            ("APPROVED", "To be answered"),
                            ("ANSWERED", "Answered on the spot"),
                            ("TAKEN_UP", "Made an issue"),
                            ("DECLINED", "Not taken"),
                        ],
                        default="ASKED",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=4000, verbose_name="answer")),
                ("declined_because", models.CharField(blank=True, max_length=200, verbose_name="why it is not taken")),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.category",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.event",
                    ),
                ),
                (
                    "invitation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.invitation",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.issue",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.agendaitem",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assistance.question",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Booking",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        blank=True,
                        choices=[("LEADER", "Leader present"), ("SPEAKER", "Speaker"), ("HOST", "Host of the item")],
                        max_length=8,
                    ),
                ),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bookings", to="assistance.agendaitem"
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="assistance.room",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="assistance.speaker",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["item"], name="booking_of_an_item")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("part", ""), ("room__isnull", False), ("speaker__isnull", True)),
                            models.Q(
                                ("part__in", ["LEADER", "SPEAKER", "HOST"]),
                                ("room__isnull", True),
                                ("speaker__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="booking_is_of_a_room_or_a_person_with_a_part",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("room", "="), ("during", "&&")], name="room_is_used_once_at_a_time"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("speaker", "="), ("during", "&&")], name="person_is_in_one_place_at_a_time"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItemEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("body_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("REGISTRATION", "Registration"),
                            ("CEREMONY", "Ceremony"),
                            ("TALK", "Talk"),
                            ("PANEL", "Discussion"),
                            ("AWARDS", "Honours"),
                            ("QUESTIONS", "Questions and answers"),
                            ("MATCHING", "One-to-one meetings"),
                            ("TOUR", "Visit to an enterprise"),
                            ("BREAK", "Break"),
                        ],
                        default="TALK",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=160, verbose_name="English title")),
                ("summary", models.TextField(blank=True, max_length=2000, verbose_name="what it is about")),
                (
                    "summary_en",
                    models.TextField(blank=True, max_length=2000, verbose_name="what it is about, in English"),
                ),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("seats", models.PositiveIntegerField(blank=True, null=True, verbose_name="planned for (people)")),
                ("minutes", models.TextField(blank=True, max_length=20000, verbose_name="minutes")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assistance.agendaitem",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.event",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assistance.room",
                        verbose_name="room",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="room",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="b606f1c8e14e521910708eca8e9187319f6bd95a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_114be",
                    table="assistance_room",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="room",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_roomevent" ("archived_at", "body_digest", "created_at", "id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "seats", "updated_at", "version") VALUES (NEW."archived_at", NEW."body_digest", NEW."created_at", NEW."id", NEW."name", NEW."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."place", NEW."seats", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="f4f70f0b89831780faa2e3a2794591a9d78c8d5f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_75082",
                    table="assistance_room",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="room",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assistance_roomevent" ("archived_at", "body_digest", "created_at", "id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "seats", "updated_at", "version") VALUES (NEW."archived_at", NEW."body_digest", NEW."created_at", NEW."id", NEW."name", NEW."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."place", NEW."seats", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="27cd50318292ac06839a280a0115290e3cd25eb6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3cb57",
                    table="assistance_room",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="room",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_roomevent" ("archived_at", "body_digest", "created_at", "id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "seats", "updated_at", "version") VALUES (OLD."archived_at", OLD."body_digest", OLD."created_at", OLD."id", OLD."name", OLD."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."place", OLD."seats", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="7725f6dfe58d90f8dfa0aa3e420e39a75e888c26",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_126b4",
                    table="assistance_room",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stageclock",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="274698fd979957b49a508e2ded6c8df5330413e3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_a0c67",
                    table="assistance_stageclock",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stageclock",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_stageclockevent" ("amount", "body_digest", "created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "unit", "updated_at", "urgency", "version") VALUES (NEW."amount", NEW."body_digest", NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."stage", NEW."unit", NEW."updated_at", NEW."urgency", NEW."version"); RETURN NULL;',
                    hash="76c3fbe74a136f066f35840c17fc011ae2be6840",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8ff37",
                    table="assistance_stageclock",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stageclock",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assistance_stageclockevent" ("amount", "body_digest", "created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "unit", "updated_at", "urgency", "version") VALUES (NEW."amount", NEW."body_digest", NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."stage", NEW."unit", NEW."updated_at", NEW."urgency", NEW."version"); RETURN NULL;',
                    hash="34ef4d6fe87ad3081d5a0d1f3efc7f40476be299",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_29dd0",
                    table="assistance_stageclock",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stageclock",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_stageclockevent" ("amount", "body_digest", "created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "unit", "updated_at", "urgency", "version") VALUES (OLD."amount", OLD."body_digest", OLD."created_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."stage", OLD."unit", OLD."updated_at", OLD."urgency", OLD."version"); RETURN NULL;',
                    hash="b52d1b694f1e02be6209d53f0456a344204988fc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ae255",
                    table="assistance_stageclock",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendarfeed",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="ecb7cf78ec6daf2e908bf3f803b4d0f339566bde",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_42303",
                    table="assistance_calendarfeed",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="category",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="a0e33155c866b279e8219e8aa7bb371c7b2e770c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_0cd6f",
                    table="assistance_category",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="category",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_categoryevent" ("answer_days", "body_digest", "code", "created_at", "id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "updated_at", "urgent_days", "usual_unit_id", "version") VALUES (NEW."answer_days", NEW."body_digest", NEW."code", NEW."created_at", NEW."id", NEW."name", NEW."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."place", NEW."updated_at", NEW."urgent_days", NEW."usual_unit_id", NEW."version"); RETURN NULL;',
                    hash="13519dde10413d1f9fbf1d5598d8ced22d389a8f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c5a3c",
                    table="assistance_category",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="category",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assistance_categoryevent" ("answer_days", "body_digest", "code", "created_at", "id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "updated_at", "urgent_days", "usual_unit_id", "version") VALUES (NEW."answer_days", NEW."body_digest", NEW."code", NEW."created_at", NEW."id", NEW."name", NEW."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."place", NEW."updated_at", NEW."urgent_days", NEW."usual_unit_id", NEW."version"); RETURN NULL;',
                    hash="96b5a3144356527be0eb9820825e4994e8dc7a19",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4ec91",
                    table="assistance_category",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="category",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_categoryevent" ("answer_days", "body_digest", "code", "created_at", "id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "updated_at", "urgent_days", "usual_unit_id", "version") VALUES (OLD."answer_days", OLD."body_digest", OLD."code", OLD."created_at", OLD."id", OLD."name", OLD."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."place", OLD."updated_at", OLD."urgent_days", OLD."usual_unit_id", OLD."version"); RETURN NULL;',
                    hash="ea6db82b6f387cae8072b53a4261243b166a3469",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9c432",
                    table="assistance_category",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answertemplateevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="c7566160c012813e3a83f855d8eb0cde5ac82a98",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_bf79a",
                    table="assistance_answertemplateevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answertemplateevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="c1715663bfba930344518ba54e291badb92cdc16",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_ad639",
                    table="assistance_answertemplateevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answertemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="435455efa9e2cbdef690f859cfecda78378d6192",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_134c5",
                    table="assistance_answertemplate",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answertemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_answertemplateevent" ("archived_at", "body_digest", "category_id", "created_at", "id", "name", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "unit_id", "updated_at", "version") VALUES (NEW."archived_at", NEW."body_digest", NEW."category_id", NEW."created_at", NEW."id", NEW."name", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."text", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="bbfae3ba144abb3ffefe815f6e6fe0923c9202d5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2a783",
                    table="assistance_answertemplate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answertemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assistance_answertemplateevent" ("archived_at", "body_digest", "category_id", "created_at", "id", "name", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "unit_id", "updated_at", "version") VALUES (NEW."archived_at", NEW."body_digest", NEW."category_id", NEW."created_at", NEW."id", NEW."name", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."text", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="7ddd9cdb849112ca875041ca391f24a53c65f724",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ffc8c",
                    table="assistance_answertemplate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answertemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_answertemplateevent" ("archived_at", "body_digest", "category_id", "created_at", "id", "name", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "unit_id", "updated_at", "version") VALUES (OLD."archived_at", OLD."body_digest", OLD."category_id", OLD."created_at", OLD."id", OLD."name", OLD."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."text", OLD."unit_id", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="5676788e64eddecf9ac59bacc8ecacab9ba91b08",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5eb66",
                    table="assistance_answertemplate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="categoryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="f69d55ab62c48883b7a921293e89be3e38f747e3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_5527b",
                    table="assistance_categoryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="categoryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="a789df4478e3e7d5928f30092dce7d381768621b",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_85581",
                    table="assistance_categoryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="a5a9bcaf53aa8d0884f512a3ee1d005f754cb2a2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_9f8a2",
                    table="assistance_event",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_eventevent" ("answer_by", "body_digest", "cancel_reason", "cancelled_at", "chain_id", "created_at", "deputies_allowed", "ends_on", "enquiries", "followed_up_at", "held_at", "host_id", "id", "is_public", "kind", "made_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "place_en", "previous_id", "programme_version", "published_at", "slug", "starts_on", "status", "summary", "summary_en", "title", "title_en", "updated_at", "version") VALUES (NEW."answer_by", NEW."body_digest", NEW."cancel_reason", NEW."cancelled_at", NEW."chain_id", NEW."created_at", NEW."deputies_allowed", NEW."ends_on", NEW."enquiries", NEW."followed_up_at", NEW."held_at", NEW."host_id", NEW."id", NEW."is_public", NEW."kind", NEW."made_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."place", NEW."place_en", NEW."previous_id", NEW."programme_version", NEW."published_at", NEW."slug", NEW."starts_on", NEW."status", NEW."summary", NEW."summary_en", NEW."title", NEW."title_en", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="80ca4c04a297afb69623d3698b754774f4e8c793",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_188a9",
                    table="assistance_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assistance_eventevent" ("answer_by", "body_digest", "cancel_reason", "cancelled_at", "chain_id", "created_at", "deputies_allowed", "ends_on", "enquiries", "followed_up_at", "held_at", "host_id", "id", "is_public", "kind", "made_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "place_en", "previous_id", "programme_version", "published_at", "slug", "starts_on", "status", "summary", "summary_en", "title", "title_en", "updated_at", "version") VALUES (NEW."answer_by", NEW."body_digest", NEW."cancel_reason", NEW."cancelled_at", NEW."chain_id", NEW."created_at", NEW."deputies_allowed", NEW."ends_on", NEW."enquiries", NEW."followed_up_at", NEW."held_at", NEW."host_id", NEW."id", NEW."is_public", NEW."kind", NEW."made_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."place", NEW."place_en", NEW."previous_id", NEW."programme_version", NEW."published_at", NEW."slug", NEW."starts_on", NEW."status", NEW."summary", NEW."summary_en", NEW."title", NEW."title_en", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="63607e48b74212ec37a29c4592af5b96c136cfdc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e3c80",
                    table="assistance_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_eventevent" ("answer_by", "body_digest", "cancel_reason", "cancelled_at", "chain_id", "created_at", "deputies_allowed", "ends_on", "enquiries", "followed_up_at", "held_at", "host_id", "id", "is_public", "kind", "made_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "place_en", "previous_id", "programme_version", "published_at", "slug", "starts_on", "status", "summary", "summary_en", "title", "title_en", "updated_at", "version") VALUES (OLD."answer_by", OLD."body_digest", OLD."cancel_reason", OLD."cancelled_at", OLD."chain_id", OLD."created_at", OLD."deputies_allowed", OLD."ends_on", OLD."enquiries", OLD."followed_up_at", OLD."held_at", OLD."host_id", OLD."id", OLD."is_public", OLD."kind", OLD."made_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."place", OLD."place_en", OLD."previous_id", OLD."programme_version", OLD."published_at", OLD."slug", OLD."starts_on", OLD."status", OLD."summary", OLD."summary_en", OLD."title", OLD."title_en", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="3e33766b8ca1c53273d3ccbc51fa242a8c3581d6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3370b",
                    table="assistance_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conferralevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="41b93aa6da322f22617da2aa21b50a92f6b73d29",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_1cdcd",
                    table="assistance_conferralevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conferralevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="2660d30b3409c3ca720ec443adf18a94ba099729",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_26dec",
                    table="assistance_conferralevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conferral",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="a50d64df66bf4cbb14a2d993cde27dadb265ac5e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_f9f93",
                    table="assistance_conferral",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conferral",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_conferralevent" ("award_id", "body_digest", "by_id", "created_at", "event_id", "id", "item_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version") VALUES (NEW."award_id", NEW."body_digest", NEW."by_id", NEW."created_at", NEW."event_id", NEW."id", NEW."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="bffd52718b8b06a4cdf0d92fde4065f2ff8a1726",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_731b9",
                    table="assistance_conferral",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conferral",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assistance_conferralevent" ("award_id", "body_digest", "by_id", "created_at", "event_id", "id", "item_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version") VALUES (NEW."award_id", NEW."body_digest", NEW."by_id", NEW."created_at", NEW."event_id", NEW."id", NEW."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="516be59650393d8065dd04482f43b0421644f052",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_956e0",
                    table="assistance_conferral",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conferral",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_conferralevent" ("award_id", "body_digest", "by_id", "created_at", "event_id", "id", "item_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version") VALUES (OLD."award_id", OLD."body_digest", OLD."by_id", OLD."created_at", OLD."event_id", OLD."id", OLD."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="635e25251acab3f938a079ffc16ede274fe54369",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_06d5d",
                    table="assistance_conferral",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="0389fe9c76d53aca445b5986db1b935846cca98d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_18c2c",
                    table="assistance_eventevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="9d6b15ebe701985103dff1857a5954687c48b81c",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_7a277",
                    table="assistance_eventevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventphoto",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="3e6f4ba603bdcbfa307f912bf9884e02abb66cf4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_5b874",
                    table="assistance_eventphoto",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventphoto",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_eventphotoevent" ("body_digest", "by_id", "created_at", "id", "item_id", "media_type", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "sha256", "size", "updated_at", "version") VALUES (NEW."body_digest", NEW."by_id", NEW."created_at", NEW."id", NEW."item_id", NEW."media_type", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."removed_at", NEW."sha256", NEW."size", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="b0c545061bd9b0af2933c540c73c702a27bf72b8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bb55a",
                    table="assistance_eventphoto",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventphoto",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assistance_eventphotoevent" ("body_digest", "by_id", "created_at", "id", "item_id", "media_type", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "sha256", "size", "updated_at", "version") VALUES (NEW."body_digest", NEW."by_id", NEW."created_at", NEW."id", NEW."item_id", NEW."media_type", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."removed_at", NEW."sha256", NEW."size", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="00014daf6eca45bff21da7dc41c2be117d4697bb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cafea",
                    table="assistance_eventphoto",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventphoto",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_eventphotoevent" ("body_digest", "by_id", "created_at", "id", "item_id", "media_type", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "sha256", "size", "updated_at", "version") VALUES (OLD."body_digest", OLD."by_id", OLD."created_at", OLD."id", OLD."item_id", OLD."media_type", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."removed_at", OLD."sha256", OLD."size", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="02559cf25c08fc55da114466ddbe4f0f132a2eb2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f4785",
                    table="assistance_eventphoto",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventphotoevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="d5fb1da8cc682e8fcdf0800c5b767ba9ab1de811",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_9b288",
                    table="assistance_eventphotoevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventphotoevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="8c82f4749c69895eb2253a8c0b2671dd140126f3",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_34f51",
                    table="assistance_eventphotoevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="invitation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."body_digest" IS DISTINCT FROM (NEW."body_digest") OR OLD."came_at" IS DISTINCT FROM (NEW."came_at") OR OLD."came_by_id" IS DISTINCT FROM (NEW."came_by_id") OR OLD."contact_id" IS DISTINCT FROM (NEW."contact_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."deputy_name" IS DISTINCT FROM (NEW."deputy_name") OR OLD."deputy_post" IS DISTINCT FROM (NEW."deputy_post") OR OLD."door_code" IS DISTINCT FROM (NEW."door_code") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited_at" IS DISTINCT FROM (NEW."invited_at") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."opened_at" IS DISTINCT FROM (NEW."opened_at") OR OLD."organisation" IS DISTINCT FROM (NEW."organisation") OR OLD."post" IS DISTINCT FROM (NEW."post") OR OLD."remark" IS DISTINCT FROM (NEW."remark") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."waiting_since" IS DISTINCT FROM (NEW."waiting_since") OR OLD."walked_in" IS DISTINCT FROM (NEW."walked_in"))',
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="42f7d594d3137a9925e9789b92e5d210b5f78fda",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_f5a42",
                    table="assistance_invitation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="invitation",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_merged_record",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE heir uuid;",
                    func="SELECT merged_into_id INTO heir FROM enterprises_enterprise WHERE id = NEW.enterprise_id FOR SHARE; IF heir IS NOT NULL THEN RAISE EXCEPTION 'the record was merged into another' USING ERRCODE = '23514', CONSTRAINT = 'record_is_not_merged_away'; END IF; RETURN NEW;",
                    hash="3acb4eae8e1fa7564a869fd379ee533127302d92",
                    operation="INSERT",
                    pgid="pgtrigger_refuse_merged_record_d6db3",
                    table="assistance_invitation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="invitation",
            trigger=pgtrigger.compiler.Trigger(
                name="count_seats",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF TG_OP <> 'INSERT' AND OLD.status = 'ACCEPTED'\n        AND (TG_OP = 'DELETE' OR NEW.status <> 'ACCEPTED' OR NEW.event_id <> OLD.event_id)\n    THEN UPDATE assistance_seating SET taken = taken - 1 WHERE event_id = OLD.event_id; END IF;\n    IF TG_OP <> 'DELETE' AND NEW.status = 'ACCEPTED'\n        AND (TG_OP = 'INSERT' OR OLD.status <> 'ACCEPTED' OR NEW.event_id <> OLD.event_id)\n    THEN UPDATE assistance_seating SET taken = taken + 1 WHERE event_id = NEW.event_id; END IF;\n    RETURN NULL;\n",
                    hash="b26d8dc10a5343ee94d5b225a8d065a8df96a429",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_count_seats_8b420",
                    table="assistance_invitation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="invitation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_invitationevent" ("answered_at", "body_digest", "came_at", "came_by_id", "contact_id", "created_at", "deputy_name", "deputy_post", "door_code", "enterprise_id", "event_id", "id", "invited_at", "made_by_id", "name", "opened_at", "organisation", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "remark", "status", "updated_at", "version", "waiting_since", "walked_in") VALUES (NEW."answered_at", NEW."body_digest", NEW."came_at", NEW."came_by_id", NEW."contact_id", NEW."created_at", NEW."deputy_name", NEW."deputy_post", NEW."door_code", NEW."enterprise_id", NEW."event_id", NEW."id", NEW."invited_at", NEW."made_by_id", NEW."name", NEW."opened_at", NEW."organisation", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."post", NEW."remark", NEW."status", NEW."updated_at", NEW."version", NEW."waiting_since", NEW."walked_in"); RETURN NULL;',
                    hash="63100084fca261fe97b73b06f3411c2af93d7919",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_dbc32",
                    table="assistance_invitation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="invitation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."body_digest" IS DISTINCT FROM (NEW."body_digest") OR OLD."came_at" IS DISTINCT FROM (NEW."came_at") OR OLD."came_by_id" IS DISTINCT FROM (NEW."came_by_id") OR OLD."contact_id" IS DISTINCT FROM (NEW."contact_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."deputy_name" IS DISTINCT FROM (NEW."deputy_name") OR OLD."deputy_post" IS DISTINCT FROM (NEW."deputy_post") OR OLD."door_code" IS DISTINCT FROM (NEW."door_code") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited_at" IS DISTINCT FROM (NEW."invited_at") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."opened_at" IS DISTINCT FROM (NEW."opened_at") OR OLD."organisation" IS DISTINCT FROM (NEW."organisation") OR OLD."post" IS DISTINCT FROM (NEW."post") OR OLD."remark" IS DISTINCT FROM (NEW."remark") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."waiting_since" IS DISTINCT FROM (NEW."waiting_since") OR OLD."walked_in" IS DISTINCT FROM (NEW."walked_in"))',
                    func='INSERT INTO "assistance_invitationevent" ("answered_at", "body_digest", "came_at", "came_by_id", "contact_id", "created_at", "deputy_name", "deputy_post", "door_code", "enterprise_id", "event_id", "id", "invited_at", "made_by_id", "name", "opened_at", "organisation", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "remark", "status", "updated_at", "version", "waiting_since", "walked_in") VALUES (NEW."answered_at", NEW."body_digest", NEW."came_at", NEW."came_by_id", NEW."contact_id", NEW."created_at", NEW."deputy_name", NEW."deputy_post", NEW."door_code", NEW."enterprise_id", NEW."event_id", NEW."id", NEW."invited_at", NEW."made_by_id", NEW."name", NEW."opened_at", NEW."organisation", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."post", NEW."remark", NEW."status", NEW."updated_at", NEW."version", NEW."waiting_since", NEW."walked_in"); RETURN NULL;',
                    hash="6803ba101ca9da0b60581df66c16edc48fd1cd7e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_12c46",
                    table="assistance_invitation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="invitation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_invitationevent" ("answered_at", "body_digest", "came_at", "came_by_id", "contact_id", "created_at", "deputy_name", "deputy_post", "door_code", "enterprise_id", "event_id", "id", "invited_at", "made_by_id", "name", "opened_at", "organisation", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "remark", "status", "updated_at", "version", "waiting_since", "walked_in") VALUES (OLD."answered_at", OLD."body_digest", OLD."came_at", OLD."came_by_id", OLD."contact_id", OLD."created_at", OLD."deputy_name", OLD."deputy_post", OLD."door_code", OLD."enterprise_id", OLD."event_id", OLD."id", OLD."invited_at", OLD."made_by_id", OLD."name", OLD."opened_at", OLD."organisation", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."post", OLD."remark", OLD."status", OLD."updated_at", OLD."version", OLD."waiting_since", OLD."walked_in"); RETURN NULL;',
                    hash="89b7796fb3d4309241252744109b1e5b907caf65",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e7e7d",
                    table="assistance_invitation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="invitationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="40cbeb88b6814faebeb9dc4a8bb5c3ff2c9bc120",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_50f36",
                    table="assistance_invitationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="invitationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="589cf6530c65346c170f8cb2856b078bf719966b",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_ec6e7",
                    table="assistance_invitationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contributionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="009cacf00be8db429dca6fa070f4941b987b9067",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_27ec5",
                    table="assistance_contributionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contributionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="33b669dc09e63505d3709dfe52174566ba5ef68f",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_6be8f",
                    table="assistance_contributionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contribution",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="bc568f44f4e527a9c7660f920e236cb4e9423f14",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_4777c",
                    table="assistance_contribution",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contribution",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_contributionevent" ("body_digest", "created_at", "due_on", "given_at", "given_by_id", "id", "issue_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "unit_id", "updated_at", "version") VALUES (NEW."body_digest", NEW."created_at", NEW."due_on", NEW."given_at", NEW."given_by_id", NEW."id", NEW."issue_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."text", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="039bcd67bee2c722c9602c613b7fd50c2968969f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_322f0",
                    table="assistance_contribution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contribution",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assistance_contributionevent" ("body_digest", "created_at", "due_on", "given_at", "given_by_id", "id", "issue_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "unit_id", "updated_at", "version") VALUES (NEW."body_digest", NEW."created_at", NEW."due_on", NEW."given_at", NEW."given_by_id", NEW."id", NEW."issue_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."text", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="696436eb59a478e31e04cc4926d53bc88bc536a2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_251a2",
                    table="assistance_contribution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contribution",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_contributionevent" ("body_digest", "created_at", "due_on", "given_at", "given_by_id", "id", "issue_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "unit_id", "updated_at", "version") VALUES (OLD."body_digest", OLD."created_at", OLD."due_on", OLD."given_at", OLD."given_by_id", OLD."id", OLD."issue_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."text", OLD."unit_id", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="5743cc74aa1a700f9c7aebbdc44aa0a475076f17",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f2b56",
                    table="assistance_contribution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="callback",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="8a62ffbaa931b16ddedef41c988b0abb4dd9f0fc",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_ef444",
                    table="assistance_callback",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="callback",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="b1d639d397fa4a3025006a656b9110201741610f",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_7d00c",
                    table="assistance_callback",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="8ec29345181ef8d60910fe5cec8c9217b93d3167",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_fcccd",
                    table="assistance_attachmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="823c87b10ac14748c041cee8532d3e5cbb9fd2c8",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_53334",
                    table="assistance_attachmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="e6a6b3668adb6cd2b7d2acda8d10cbc591c60ae8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_1a1bb",
                    table="assistance_attachment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_attachmentevent" ("audience", "body_digest", "by_id", "created_at", "id", "issue_id", "media_type", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "removed_by_id", "sha256", "size", "updated_at", "version") VALUES (NEW."audience", NEW."body_digest", NEW."by_id", NEW."created_at", NEW."id", NEW."issue_id", NEW."media_type", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."removed_at", NEW."removed_by_id", NEW."sha256", NEW."size", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="52102bac0fa743fd3cc75c2e88c8039075c7cdf2",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_246fb",
                    table="assistance_attachment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assistance_attachmentevent" ("audience", "body_digest", "by_id", "created_at", "id", "issue_id", "media_type", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "removed_by_id", "sha256", "size", "updated_at", "version") VALUES (NEW."audience", NEW."body_digest", NEW."by_id", NEW."created_at", NEW."id", NEW."issue_id", NEW."media_type", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."removed_at", NEW."removed_by_id", NEW."sha256", NEW."size", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="89aaae3793802bf8db2a8fe1edf123a1f09bba11",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_79924",
                    table="assistance_attachment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_attachmentevent" ("audience", "body_digest", "by_id", "created_at", "id", "issue_id", "media_type", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "removed_by_id", "sha256", "size", "updated_at", "version") VALUES (OLD."audience", OLD."body_digest", OLD."by_id", OLD."created_at", OLD."id", OLD."issue_id", OLD."media_type", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."removed_at", OLD."removed_by_id", OLD."sha256", OLD."size", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="f9a2f227b197f6dc8725d765ac1bfb599f7598a8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_835e7",
                    table="assistance_attachment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issuelink",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="10415039767f8baeda7adc17297af30950aa5523",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_2185c",
                    table="assistance_issuelink",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issuelink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_issuelinkevent" ("body_digest", "by_id", "created_at", "first_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "second_id", "updated_at", "version") VALUES (NEW."body_digest", NEW."by_id", NEW."created_at", NEW."first_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."reason", NEW."second_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="82605904cee643fffe5b7f715978a10461beae64",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3c7b8",
                    table="assistance_issuelink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issuelink",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assistance_issuelinkevent" ("body_digest", "by_id", "created_at", "first_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "second_id", "updated_at", "version") VALUES (NEW."body_digest", NEW."by_id", NEW."created_at", NEW."first_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."reason", NEW."second_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="727b4399b35e1a07d4b15dab25a4627b5c87b786",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5d63e",
                    table="assistance_issuelink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issuelink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_issuelinkevent" ("body_digest", "by_id", "created_at", "first_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "second_id", "updated_at", "version") VALUES (OLD."body_digest", OLD."by_id", OLD."created_at", OLD."first_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."reason", OLD."second_id", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="3a1f77ec0846384eb24ec1544894e4030e88a81b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a59d1",
                    table="assistance_issuelink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issuelinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="0522946ab0655b88d8fb313628f4e2620efed434",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_ddeb4",
                    table="assistance_issuelinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issuelinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="b17ce03f5852448024c3a87383c3b766422d62fb",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_b508e",
                    table="assistance_issuelinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issuenote",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="460559a2eac8f9b45447fef80f42befe1c6b2a7a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_75f3f",
                    table="assistance_issuenote",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issuenote",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="1e959d0e7e12f5987a0120d7387ead848ede474d",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_8f8a2",
                    table="assistance_issuenote",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issuestep",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="00308549d8f089dab0648fb7764314ff2fd81fec",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_8a31a",
                    table="assistance_issuestep",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issuestep",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="bf95b4f4909056ede75dcc0607fe43598e086e5d",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_e2f41",
                    table="assistance_issuestep",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issuestep",
            trigger=pgtrigger.compiler.Trigger(
                name="require_status",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="IF NOT EXISTS (SELECT 1 FROM assistance_issue issue JOIN assistance_issuestep step ON step.issue_id = issue.id AND step.to_status = issue.status WHERE issue.id = NEW.issue_id AND step.place = (SELECT max(latest.place) FROM assistance_issuestep latest WHERE latest.issue_id = NEW.issue_id)) THEN RAISE EXCEPTION 'status and last step differ' USING ERRCODE = '23514', CONSTRAINT = 'issue_status_rests_on_a_recorded_step'; END IF; RETURN NULL;",
                    hash="33094401e7ba86f65dcb29218bf54ca14fc0bac4",
                    operation="INSERT",
                    pgid="pgtrigger_require_status_e5ffe",
                    table="assistance_issuestep",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issuestep",
            trigger=pgtrigger.compiler.Trigger(
                name="require_action",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF NEW.move = 'ANSWER' AND NOT EXISTS (SELECT 1 FROM assistance_issuestep action WHERE action.issue_id = NEW.issue_id AND action.move IN ('OPINION', 'PROGRESS') AND action.place > coalesce((SELECT max(entry.place) FROM assistance_issuestep entry WHERE entry.issue_id = NEW.issue_id AND entry.from_status <> entry.to_status AND entry.to_status = NEW.from_status AND entry.move <> 'RESUME'), 0)) AND NOT (NEW.from_status = 'SUBMITTED' AND EXISTS (SELECT 1 FROM assistance_issue issue WHERE issue.id = NEW.issue_id AND issue.visit_id IS NOT NULL AND issue.reopened = 0)) THEN RAISE EXCEPTION 'nothing was done' USING ERRCODE = '23514', CONSTRAINT = 'answer_rests_on_a_recorded_action'; END IF; RETURN NEW;",
                    hash="c57a51d7288a0e28e38a0804090c5dd4105983f6",
                    operation="INSERT",
                    pgid="pgtrigger_require_action_dad14",
                    table="assistance_issuestep",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issuestep",
            trigger=pgtrigger.compiler.Trigger(
                name="require_the_enterprises_word",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    declare="DECLARE said integer; tried integer; solved integer;",
                    func="IF NEW.to_status = 'CLOSED' THEN SELECT count(*) FILTER (WHERE reached), count(*) FILTER (WHERE NOT reached), count(*) FILTER (WHERE really_solved = 'YES') INTO STRICT said, tried, solved FROM assistance_callback word WHERE word.issue_id = NEW.issue_id AND word.round = (SELECT count(*) FROM assistance_issuestep back WHERE back.issue_id = NEW.issue_id AND back.place < NEW.place AND back.move IN ('DISPUTE', 'REOPEN', 'TO_OFFICE')); IF (NEW.move = 'CONFIRM' AND solved = 0) OR (NEW.move = 'CLOSE' AND said = 0 AND tried < 2) THEN RAISE EXCEPTION 'nobody was asked' USING ERRCODE = '23514', CONSTRAINT = 'closing_rests_on_the_enterprise_or_two_attempts'; END IF; END IF; RETURN NULL;",
                    hash="208224af7cf3e39017887b16a8b8bc66ee125675",
                    operation="INSERT",
                    pgid="pgtrigger_require_the_enterprises_word_7343b",
                    table="assistance_issuestep",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merge",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="2849c0e4b3fff7a33270c0d9bb170409ce3c0325",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_cf04a",
                    table="assistance_merge",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merge",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_mergeevent" ("at", "body_digest", "by_id", "created_at", "id", "loser_id", "moved", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "undone_at", "undone_by_id", "updated_at", "version", "winner_id") VALUES (NEW."at", NEW."body_digest", NEW."by_id", NEW."created_at", NEW."id", NEW."loser_id", NEW."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."reason", NEW."undone_at", NEW."undone_by_id", NEW."updated_at", NEW."version", NEW."winner_id"); RETURN NULL;',
                    hash="13f3fee24dee8011ca5cbc3d177e274b350d1378",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fc6fc",
                    table="assistance_merge",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merge",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assistance_mergeevent" ("at", "body_digest", "by_id", "created_at", "id", "loser_id", "moved", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "undone_at", "undone_by_id", "updated_at", "version", "winner_id") VALUES (NEW."at", NEW."body_digest", NEW."by_id", NEW."created_at", NEW."id", NEW."loser_id", NEW."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."reason", NEW."undone_at", NEW."undone_by_id", NEW."updated_at", NEW."version", NEW."winner_id"); RETURN NULL;',
                    hash="509adcd0aa4c8994233bf56faf87f69096bd11f2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ea389",
                    table="assistance_merge",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merge",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_mergeevent" ("at", "body_digest", "by_id", "created_at", "id", "loser_id", "moved", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "undone_at", "undone_by_id", "updated_at", "version", "winner_id") VALUES (OLD."at", OLD."body_digest", OLD."by_id", OLD."created_at", OLD."id", OLD."loser_id", OLD."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."reason", OLD."undone_at", OLD."undone_by_id", OLD."updated_at", OLD."version", OLD."winner_id"); RETURN NULL;',
                    hash="5e24363781cf7554aeb6f32d2f6915e8d6e2b8b3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_38241",
                    table="assistance_merge",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mergeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="6e206a7d41558ef0971a119583f0a8c6412ba350",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_f43a2",
                    table="assistance_mergeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mergeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="f49e4d276db1a3614deedcf001f20c521efc3938",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_568b9",
                    table="assistance_mergeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="personallink",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="e805b4015c89c678b7bb11c8ed98713f46d421de",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_84635",
                    table="assistance_personallink",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programme",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="37e02090c778f9e6cddc3d40d2aa5af64143d0d9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_3086e",
                    table="assistance_programme",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programme",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="beab5ad36bbe66bb8f9e85b4d4019064d9a140a3",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_d4a75",
                    table="assistance_programme",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="1e9de109c42c40c7cf3018b0377977ef610b9f55",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_d927d",
                    table="assistance_question",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_merged_record",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE heir uuid;",
                    func="SELECT merged_into_id INTO heir FROM enterprises_enterprise WHERE id = NEW.enterprise_id FOR SHARE; IF heir IS NOT NULL THEN RAISE EXCEPTION 'the record was merged into another' USING ERRCODE = '23514', CONSTRAINT = 'record_is_not_merged_away'; END IF; RETURN NEW;",
                    hash="85a4a0928d987e599b4729dafe4da4911e7a4ab6",
                    operation="INSERT",
                    pgid="pgtrigger_refuse_merged_record_8d116",
                    table="assistance_question",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_questionevent" ("answer", "asked_by", "asker", "body_digest", "category_id", "created_at", "decided_at", "declined_because", "enterprise_id", "event_id", "id", "invitation_id", "issue_id", "item_id", "made_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "text", "updated_at", "version") VALUES (NEW."answer", NEW."asked_by", NEW."asker", NEW."body_digest", NEW."category_id", NEW."created_at", NEW."decided_at", NEW."declined_because", NEW."enterprise_id", NEW."event_id", NEW."id", NEW."invitation_id", NEW."issue_id", NEW."item_id", NEW."made_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."status", NEW."text", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="55c848c9d9bed7b9fa0bdade86aef68ab09d26bf",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_01c99",
                    table="assistance_question",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assistance_questionevent" ("answer", "asked_by", "asker", "body_digest", "category_id", "created_at", "decided_at", "declined_because", "enterprise_id", "event_id", "id", "invitation_id", "issue_id", "item_id", "made_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "text", "updated_at", "version") VALUES (NEW."answer", NEW."asked_by", NEW."asker", NEW."body_digest", NEW."category_id", NEW."created_at", NEW."decided_at", NEW."declined_because", NEW."enterprise_id", NEW."event_id", NEW."id", NEW."invitation_id", NEW."issue_id", NEW."item_id", NEW."made_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."status", NEW."text", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="1af3842874207dfaed76c8a702d393f76d737992",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fc6c7",
                    table="assistance_question",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_questionevent" ("answer", "asked_by", "asker", "body_digest", "category_id", "created_at", "decided_at", "declined_because", "enterprise_id", "event_id", "id", "invitation_id", "issue_id", "item_id", "made_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "text", "updated_at", "version") VALUES (OLD."answer", OLD."asked_by", OLD."asker", OLD."body_digest", OLD."category_id", OLD."created_at", OLD."decided_at", OLD."declined_because", OLD."enterprise_id", OLD."event_id", OLD."id", OLD."invitation_id", OLD."issue_id", OLD."item_id", OLD."made_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."status", OLD."text", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="43d28e4082a3d2769e214f8b54d0d4434f2fe2ab",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_324e1",
                    table="assistance_question",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="questionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="ecca71764eaf28e883cefc59c54b0f95d9e4dab5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_c87e5",
                    table="assistance_questionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="questionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="3c59e1cfae3ae990f5e9940967bde0f823fa9ec9",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_29fc7",
                    table="assistance_questionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recheck",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="392bfd813ee7b2e1db850efeae07b17d454e9ad3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_94777",
                    table="assistance_recheck",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recheck",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_recheckevent" ("body_digest", "created_at", "done_at", "done_by_id", "due_on", "id", "issue_id", "not_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "result", "text", "updated_at", "version") VALUES (NEW."body_digest", NEW."created_at", NEW."done_at", NEW."done_by_id", NEW."due_on", NEW."id", NEW."issue_id", NEW."not_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."reason", NEW."result", NEW."text", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="5beba938691c2c2b94b05d8dbe72e24d9cd29d96",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4d967",
                    table="assistance_recheck",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recheck",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assistance_recheckevent" ("body_digest", "created_at", "done_at", "done_by_id", "due_on", "id", "issue_id", "not_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "result", "text", "updated_at", "version") VALUES (NEW."body_digest", NEW."created_at", NEW."done_at", NEW."done_by_id", NEW."due_on", NEW."id", NEW."issue_id", NEW."not_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."reason", NEW."result", NEW."text", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="65c3627e2d1845ab3e9bbe4df833d5cf61cfdacb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c3ddb",
                    table="assistance_recheck",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recheck",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_recheckevent" ("body_digest", "created_at", "done_at", "done_by_id", "due_on", "id", "issue_id", "not_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "result", "text", "updated_at", "version") VALUES (OLD."body_digest", OLD."created_at", OLD."done_at", OLD."done_by_id", OLD."due_on", OLD."id", OLD."issue_id", OLD."not_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."reason", OLD."result", OLD."text", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="7f87e9cb701b5fc1b5ce60eee87bb71ad5bcbce1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_dc5ce",
                    table="assistance_recheck",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recheckevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="d0570da868cb40839404ceec5ae18e46024e48fe",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_38293",
                    table="assistance_recheckevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recheckevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="52f1665d8df5fd20e3f267dbc2a451cfb0b4d805",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_68c5c",
                    table="assistance_recheckevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitemevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="868726c108ddafebdc6107c4a9369ac0ef926565",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_28698",
                    table="assistance_agendaitemevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitemevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="2216b30f973cc559771528341b465ad60ff562bc",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_54a4f",
                    table="assistance_agendaitemevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="ede9470ad752f91f1fb7ced8f12d215d2f8c41a9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_0af8c",
                    table="assistance_agendaitem",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_agendaitemevent" ("body_digest", "created_at", "ends_at", "event_id", "id", "kind", "minutes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room_id", "seats", "starts_at", "summary", "summary_en", "title", "title_en", "updated_at", "version") VALUES (NEW."body_digest", NEW."created_at", NEW."ends_at", NEW."event_id", NEW."id", NEW."kind", NEW."minutes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."room_id", NEW."seats", NEW."starts_at", NEW."summary", NEW."summary_en", NEW."title", NEW."title_en", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="9eaee481ef7ac58002967d835bdc5c88b9af80ee",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7512e",
                    table="assistance_agendaitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assistance_agendaitemevent" ("body_digest", "created_at", "ends_at", "event_id", "id", "kind", "minutes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room_id", "seats", "starts_at", "summary", "summary_en", "title", "title_en", "updated_at", "version") VALUES (NEW."body_digest", NEW."created_at", NEW."ends_at", NEW."event_id", NEW."id", NEW."kind", NEW."minutes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."room_id", NEW."seats", NEW."starts_at", NEW."summary", NEW."summary_en", NEW."title", NEW."title_en", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="93f6fe191f3bdc85057b04d66957edbdf587b47d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_14595",
                    table="assistance_agendaitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_agendaitemevent" ("body_digest", "created_at", "ends_at", "event_id", "id", "kind", "minutes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room_id", "seats", "starts_at", "summary", "summary_en", "title", "title_en", "updated_at", "version") VALUES (OLD."body_digest", OLD."created_at", OLD."ends_at", OLD."event_id", OLD."id", OLD."kind", OLD."minutes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."room_id", OLD."seats", OLD."starts_at", OLD."summary", OLD."summary_en", OLD."title", OLD."title_en", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="cb8e1d1f33923327c801e9fc647d538924837eec",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9e9b0",
                    table="assistance_agendaitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roomevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="708113a9e1f0d78b88b41e849b0882f6b4b02efd",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_e65b8",
                    table="assistance_roomevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roomevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="08589d0177eebb6995795e73fa077f5700053e8c",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_530fe",
                    table="assistance_roomevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="savedview",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="0bc438b02f0e10dbbee47f9bc8d69319e0a3d5af",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_55e00",
                    table="assistance_savedview",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="speaker",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="ff312270260699ddd3b8b215773a21f9b5cebf37",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_050b1",
                    table="assistance_speaker",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="speaker",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_speakerevent" ("archived_at", "body_digest", "created_at", "id", "latin_name", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "post_en", "updated_at", "user_id", "version") VALUES (NEW."archived_at", NEW."body_digest", NEW."created_at", NEW."id", NEW."latin_name", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."post", NEW."post_en", NEW."updated_at", NEW."user_id", NEW."version"); RETURN NULL;',
                    hash="dcd8737ec98620ec944a40939269dd6f574d5378",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a1389",
                    table="assistance_speaker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="speaker",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assistance_speakerevent" ("archived_at", "body_digest", "created_at", "id", "latin_name", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "post_en", "updated_at", "user_id", "version") VALUES (NEW."archived_at", NEW."body_digest", NEW."created_at", NEW."id", NEW."latin_name", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."post", NEW."post_en", NEW."updated_at", NEW."user_id", NEW."version"); RETURN NULL;',
                    hash="da3f589b1fabffd9c3db6afb8fa1a57c87244ec5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_525df",
                    table="assistance_speaker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="speaker",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_speakerevent" ("archived_at", "body_digest", "created_at", "id", "latin_name", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "post_en", "updated_at", "user_id", "version") VALUES (OLD."archived_at", OLD."body_digest", OLD."created_at", OLD."id", OLD."latin_name", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."post", OLD."post_en", OLD."updated_at", OLD."user_id", OLD."version"); RETURN NULL;',
                    hash="8cede98dcbf96ef31eb5be69e46691062c7f90c4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2bd8e",
                    table="assistance_speaker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="speakerevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="88910d5cc69c1342b26228e2ee48d2539ff126ae",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_985b0",
                    table="assistance_speakerevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="speakerevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="53b1eff555df07567a3fd8f87358820fd1bcbc8e",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_6cc53",
                    table="assistance_speakerevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="specialist",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="f197876268ce150efeae4e5dae31d624c97621f3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_557a5",
                    table="assistance_specialist",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="specialist",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_specialistevent" ("body_digest", "capacity", "created_at", "expertise", "id", "leave_from", "leave_until", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "substitute_id", "unit_id", "updated_at", "user_id", "version") VALUES (NEW."body_digest", NEW."capacity", NEW."created_at", NEW."expertise", NEW."id", NEW."leave_from", NEW."leave_until", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."substitute_id", NEW."unit_id", NEW."updated_at", NEW."user_id", NEW."version"); RETURN NULL;',
                    hash="ae0fa72977396ab07a9ef2d0ccf90ac39e245022",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0d2d3",
                    table="assistance_specialist",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="specialist",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assistance_specialistevent" ("body_digest", "capacity", "created_at", "expertise", "id", "leave_from", "leave_until", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "substitute_id", "unit_id", "updated_at", "user_id", "version") VALUES (NEW."body_digest", NEW."capacity", NEW."created_at", NEW."expertise", NEW."id", NEW."leave_from", NEW."leave_until", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."substitute_id", NEW."unit_id", NEW."updated_at", NEW."user_id", NEW."version"); RETURN NULL;',
                    hash="aa4f352dd63f43989230e90ac7f112c39cdd9448",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_617e6",
                    table="assistance_specialist",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="specialist",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_specialistevent" ("body_digest", "capacity", "created_at", "expertise", "id", "leave_from", "leave_until", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "substitute_id", "unit_id", "updated_at", "user_id", "version") VALUES (OLD."body_digest", OLD."capacity", OLD."created_at", OLD."expertise", OLD."id", OLD."leave_from", OLD."leave_until", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."substitute_id", OLD."unit_id", OLD."updated_at", OLD."user_id", OLD."version"); RETURN NULL;',
                    hash="a3fc2eecdc40c4c4a80e9de1781d77558c593211",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7734a",
                    table="assistance_specialist",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="e304d9c8ca3e5f833185d8064299737d0ca7d114",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_273fe",
                    table="assistance_assignmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="dda86e71586b82b8b5db59d2954fd082547bf610",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_2e28d",
                    table="assistance_assignmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="fa6c76499cdeae34f49961915a949eb674aa562b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_16f8b",
                    table="assistance_assignment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_merged_record",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE heir uuid;",
                    func="SELECT merged_into_id INTO heir FROM enterprises_enterprise WHERE id = NEW.enterprise_id FOR SHARE; IF heir IS NOT NULL THEN RAISE EXCEPTION 'the record was merged into another' USING ERRCODE = '23514', CONSTRAINT = 'record_is_not_merged_away'; END IF; RETURN NEW;",
                    hash="01afb32f3067456e1d249fc406f8a8f92ec5977e",
                    operation="INSERT",
                    pgid="pgtrigger_refuse_merged_record_edfd5",
                    table="assistance_assignment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_assignmentevent" ("body_digest", "created_at", "ends_on", "enterprise_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "role", "specialist_id", "starts_on", "updated_at", "version") VALUES (NEW."body_digest", NEW."created_at", NEW."ends_on", NEW."enterprise_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."reason", NEW."role", NEW."specialist_id", NEW."starts_on", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="39f9a4d989b6fe0aee548e0e37b6ffb1af3f7085",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7b65b",
                    table="assistance_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assistance_assignmentevent" ("body_digest", "created_at", "ends_on", "enterprise_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "role", "specialist_id", "starts_on", "updated_at", "version") VALUES (NEW."body_digest", NEW."created_at", NEW."ends_on", NEW."enterprise_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."reason", NEW."role", NEW."specialist_id", NEW."starts_on", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="871596f5dd6f5aaacc4756806793f5f63e3ac808",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e17b6",
                    table="assistance_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_assignmentevent" ("body_digest", "created_at", "ends_on", "enterprise_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "role", "specialist_id", "starts_on", "updated_at", "version") VALUES (OLD."body_digest", OLD."created_at", OLD."ends_on", OLD."enterprise_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."reason", OLD."role", OLD."specialist_id", OLD."starts_on", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="be9373ce631fc8750e8fc4955c56ae531596d13d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4526a",
                    table="assistance_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="specialistevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="cce1b8d252d12c8c79826cf408e06df92e525c5f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_149c4",
                    table="assistance_specialistevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="specialistevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="22852ee76c2635473aab98208726d582ec4b060e",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_66422",
                    table="assistance_specialistevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stageclockevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="db50b0a08ee47a95d6965fb8cd326c97a8fd2194",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_85a91",
                    table="assistance_stageclockevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stageclockevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="7410ee8cfdb1616d4a7f79706705b7558d3c43d7",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_117ba",
                    table="assistance_stageclockevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="visit",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="24123235a250921e34582f8e1d362b81819c64a2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_601f6",
                    table="assistance_visit",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="visit",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_merged_record",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE heir uuid;",
                    func="SELECT merged_into_id INTO heir FROM enterprises_enterprise WHERE id = NEW.enterprise_id FOR SHARE; IF heir IS NOT NULL THEN RAISE EXCEPTION 'the record was merged into another' USING ERRCODE = '23514', CONSTRAINT = 'record_is_not_merged_away'; END IF; RETURN NEW;",
                    hash="a55ca47f1d71b741a3353a324750d9f974794287",
                    operation="INSERT",
                    pgid="pgtrigger_refuse_merged_record_cf627",
                    table="assistance_visit",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="visit",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_visitevent" ("body_digest", "cancel_reason", "created_at", "enterprise_id", "happened_at", "id", "kind", "next_contact_on", "notes", "people_met", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_for", "situation", "status", "updated_at", "version", "visitor_id") VALUES (NEW."body_digest", NEW."cancel_reason", NEW."created_at", NEW."enterprise_id", NEW."happened_at", NEW."id", NEW."kind", NEW."next_contact_on", NEW."notes", NEW."people_met", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."planned_for", NEW."situation", NEW."status", NEW."updated_at", NEW."version", NEW."visitor_id"); RETURN NULL;',
                    hash="db18890e2bcb8f14d2158962f8e2be29e36aff57",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_eed11",
                    table="assistance_visit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="visit",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assistance_visitevent" ("body_digest", "cancel_reason", "created_at", "enterprise_id", "happened_at", "id", "kind", "next_contact_on", "notes", "people_met", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_for", "situation", "status", "updated_at", "version", "visitor_id") VALUES (NEW."body_digest", NEW."cancel_reason", NEW."created_at", NEW."enterprise_id", NEW."happened_at", NEW."id", NEW."kind", NEW."next_contact_on", NEW."notes", NEW."people_met", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."planned_for", NEW."situation", NEW."status", NEW."updated_at", NEW."version", NEW."visitor_id"); RETURN NULL;',
                    hash="ec2045a1766933d25878111ffaed71690ee6b0e4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_14e80",
                    table="assistance_visit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="visit",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_visitevent" ("body_digest", "cancel_reason", "created_at", "enterprise_id", "happened_at", "id", "kind", "next_contact_on", "notes", "people_met", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_for", "situation", "status", "updated_at", "version", "visitor_id") VALUES (OLD."body_digest", OLD."cancel_reason", OLD."created_at", OLD."enterprise_id", OLD."happened_at", OLD."id", OLD."kind", OLD."next_contact_on", OLD."notes", OLD."people_met", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."planned_for", OLD."situation", OLD."status", OLD."updated_at", OLD."version", OLD."visitor_id"); RETURN NULL;',
                    hash="52ec1b65d4c2e8c17975b7c09739ff5d201daea4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7cbcf",
                    table="assistance_visit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminder",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="477f6617bb70e4c591748b52728f8e82835601e1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_c4054",
                    table="assistance_reminder",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issueevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="20a001ad25caa5c1dd2013fba66c92e1fbaf011d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_1c0bd",
                    table="assistance_issueevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issueevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="b84b64d71e6166373102392d3dd0b5a96bf4d410",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_e2531",
                    table="assistance_issueevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issue",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="3654cc6aaba46d89486746a21ab503d2b9e46482",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_1f306",
                    table="assistance_issue",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issue",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_merged_record",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE heir uuid;",
                    func="SELECT merged_into_id INTO heir FROM enterprises_enterprise WHERE id = NEW.enterprise_id FOR SHARE; IF heir IS NOT NULL THEN RAISE EXCEPTION 'the record was merged into another' USING ERRCODE = '23514', CONSTRAINT = 'record_is_not_merged_away'; END IF; RETURN NEW;",
                    hash="004a2d5a7e1a1e5f19d5c2882918d3260e061348",
                    operation="INSERT",
                    pgid="pgtrigger_refuse_merged_record_0db5d",
                    table="assistance_issue",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issue",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_illegal_move",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF (TG_OP = 'INSERT' OR NEW.status <> OLD.status) AND (CASE WHEN TG_OP = 'INSERT' THEN '' ELSE OLD.status END, NEW.status) NOT IN (('', 'SUBMITTED'), ('ANSWERED', 'CLOSED'), ('ANSWERED', 'IN_PROGRESS'), ('ANSWERED', 'SUBMITTED'), ('ASSIGNED', 'IN_PROGRESS'), ('ASSIGNED', 'SUBMITTED'), ('ASSIGNED', 'WITHDRAWN'), ('CLOSED', 'IN_PROGRESS'), ('CLOSED', 'SUBMITTED'), ('IN_PROGRESS', 'ANSWERED'), ('IN_PROGRESS', 'SUSPENDED'), ('IN_PROGRESS', 'WITHDRAWN'), ('MERGED', 'SUBMITTED'), ('REJECTED', 'SUBMITTED'), ('SUBMITTED', 'ANSWERED'), ('SUBMITTED', 'ASSIGNED'), ('SUBMITTED', 'MERGED'), ('SUBMITTED', 'REJECTED'), ('SUBMITTED', 'WITHDRAWN'), ('SUSPENDED', 'IN_PROGRESS'), ('SUSPENDED', 'WITHDRAWN')) THEN RAISE EXCEPTION 'no such move' USING ERRCODE = '23514', CONSTRAINT = 'issue_moves_as_the_table_says'; END IF; RETURN NEW;",
                    hash="3c04a604f7cf50b059ba86ed50462adcb9b8b701",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_refuse_illegal_move_2fe78",
                    table="assistance_issue",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issue",
            trigger=pgtrigger.compiler.Trigger(
                name="require_step",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="IF NOT EXISTS (SELECT 1 FROM assistance_issue issue JOIN assistance_issuestep step ON step.issue_id = issue.id AND step.to_status = issue.status WHERE issue.id = NEW.id AND step.place = (SELECT max(latest.place) FROM assistance_issuestep latest WHERE latest.issue_id = NEW.id)) THEN RAISE EXCEPTION 'status and last step differ' USING ERRCODE = '23514', CONSTRAINT = 'issue_status_rests_on_a_recorded_step'; END IF; RETURN NULL;",
                    hash="1327d9987d93b5af5a810e93f772c180ae31ad69",
                    operation='INSERT OR UPDATE OF "status"',
                    pgid="pgtrigger_require_step_0143e",
                    table="assistance_issue",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issue",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_issueevent" ("answer", "answered_at", "body_digest", "category_id", "closed_at", "contact_due_at", "contacted_at", "created_at", "days_left", "description", "due_days", "due_from", "due_is_provisional", "due_on", "enterprise_id", "escalation_level", "extension_asked_at", "extension_state", "extension_wanted_on", "id", "is_common", "lead_unit_id", "merged_into_id", "number", "opinion_at", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_by_id", "reopened", "returns", "review_on", "source", "stage_due_at", "status", "suspension_asked_at", "suspension_class", "title", "updated_at", "urgency", "version", "visit_id") VALUES (NEW."answer", NEW."answered_at", NEW."body_digest", NEW."category_id", NEW."closed_at", NEW."contact_due_at", NEW."contacted_at", NEW."created_at", NEW."days_left", NEW."description", NEW."due_days", NEW."due_from", NEW."due_is_provisional", NEW."due_on", NEW."enterprise_id", NEW."escalation_level", NEW."extension_asked_at", NEW."extension_state", NEW."extension_wanted_on", NEW."id", NEW."is_common", NEW."lead_unit_id", NEW."merged_into_id", NEW."number", NEW."opinion_at", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."raised_by_id", NEW."reopened", NEW."returns", NEW."review_on", NEW."source", NEW."stage_due_at", NEW."status", NEW."suspension_asked_at", NEW."suspension_class", NEW."title", NEW."updated_at", NEW."urgency", NEW."version", NEW."visit_id"); RETURN NULL;',
                    hash="246a45aac53c0518acaf50a3f20ef2e53fab3904",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_29e1b",
                    table="assistance_issue",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issue",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assistance_issueevent" ("answer", "answered_at", "body_digest", "category_id", "closed_at", "contact_due_at", "contacted_at", "created_at", "days_left", "description", "due_days", "due_from", "due_is_provisional", "due_on", "enterprise_id", "escalation_level", "extension_asked_at", "extension_state", "extension_wanted_on", "id", "is_common", "lead_unit_id", "merged_into_id", "number", "opinion_at", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_by_id", "reopened", "returns", "review_on", "source", "stage_due_at", "status", "suspension_asked_at", "suspension_class", "title", "updated_at", "urgency", "version", "visit_id") VALUES (NEW."answer", NEW."answered_at", NEW."body_digest", NEW."category_id", NEW."closed_at", NEW."contact_due_at", NEW."contacted_at", NEW."created_at", NEW."days_left", NEW."description", NEW."due_days", NEW."due_from", NEW."due_is_provisional", NEW."due_on", NEW."enterprise_id", NEW."escalation_level", NEW."extension_asked_at", NEW."extension_state", NEW."extension_wanted_on", NEW."id", NEW."is_common", NEW."lead_unit_id", NEW."merged_into_id", NEW."number", NEW."opinion_at", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."raised_by_id", NEW."reopened", NEW."returns", NEW."review_on", NEW."source", NEW."stage_due_at", NEW."status", NEW."suspension_asked_at", NEW."suspension_class", NEW."title", NEW."updated_at", NEW."urgency", NEW."version", NEW."visit_id"); RETURN NULL;',
                    hash="4ae4982643a0157783add47fe930e7728a88fc91",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d128e",
                    table="assistance_issue",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issue",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_issueevent" ("answer", "answered_at", "body_digest", "category_id", "closed_at", "contact_due_at", "contacted_at", "created_at", "days_left", "description", "due_days", "due_from", "due_is_provisional", "due_on", "enterprise_id", "escalation_level", "extension_asked_at", "extension_state", "extension_wanted_on", "id", "is_common", "lead_unit_id", "merged_into_id", "number", "opinion_at", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_by_id", "reopened", "returns", "review_on", "source", "stage_due_at", "status", "suspension_asked_at", "suspension_class", "title", "updated_at", "urgency", "version", "visit_id") VALUES (OLD."answer", OLD."answered_at", OLD."body_digest", OLD."category_id", OLD."closed_at", OLD."contact_due_at", OLD."contacted_at", OLD."created_at", OLD."days_left", OLD."description", OLD."due_days", OLD."due_from", OLD."due_is_provisional", OLD."due_on", OLD."enterprise_id", OLD."escalation_level", OLD."extension_asked_at", OLD."extension_state", OLD."extension_wanted_on", OLD."id", OLD."is_common", OLD."lead_unit_id", OLD."merged_into_id", OLD."number", OLD."opinion_at", OLD."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."raised_by_id", OLD."reopened", OLD."returns", OLD."review_on", OLD."source", OLD."stage_due_at", OLD."status", OLD."suspension_asked_at", OLD."suspension_class", OLD."title", OLD."updated_at", OLD."urgency", OLD."version", OLD."visit_id"); RETURN NULL;',
                    hash="6ef9c72a82c54c8e8d064af57096e65a655d3d40",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2403a",
                    table="assistance_issue",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="313cf2129e9071f86b8f358751aa9cc4269bf671",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_9e666",
                    table="assistance_commitmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="6a65d7a6db38cf0752be8e1f28938acf6613db08",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_4064d",
                    table="assistance_commitmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_raises_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func="IF NEW.version <= OLD.version THEN RAISE EXCEPTION 'update must raise version' USING ERRCODE = '23514', CONSTRAINT = 'update_raises_version'; END IF; RETURN NEW;",
                    hash="d22dbebf091dfc9ca04cade881554aa7c8629302",
                    operation="UPDATE",
                    pgid="pgtrigger_update_raises_version_143a6",
                    table="assistance_commitment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_commitmentevent" ("body_digest", "created_at", "due_on", "id", "kept_on", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "updated_at", "version", "visit_id") VALUES (NEW."body_digest", NEW."created_at", NEW."due_on", NEW."id", NEW."kept_on", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."text", NEW."updated_at", NEW."version", NEW."visit_id"); RETURN NULL;',
                    hash="9725b19e4c8b7fb1888434360fb4132a820bf4ea",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_dd7f6",
                    table="assistance_commitment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assistance_commitmentevent" ("body_digest", "created_at", "due_on", "id", "kept_on", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "updated_at", "version", "visit_id") VALUES (NEW."body_digest", NEW."created_at", NEW."due_on", NEW."id", NEW."kept_on", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."text", NEW."updated_at", NEW."version", NEW."visit_id"); RETURN NULL;',
                    hash="54d5889907f9bf9d935b212de633315bc8f3ad7c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_44274",
                    table="assistance_commitment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assistance_commitmentevent" ("body_digest", "created_at", "due_on", "id", "kept_on", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "updated_at", "version", "visit_id") VALUES (OLD."body_digest", OLD."created_at", OLD."due_on", OLD."id", OLD."kept_on", OLD."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."text", OLD."updated_at", OLD."version", OLD."visit_id"); RETURN NULL;',
                    hash="6286355d06f04416600e990e2eb2603ce1f77e38",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b865e",
                    table="assistance_commitment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="visitevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="8af246cf2cbacb3bb01fdcb7091733d5982154a2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_refuse_change_6bf3c",
                    table="assistance_visitevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="visitevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'rows of this table are never changed or removed' USING ERRCODE = '23514', CONSTRAINT = 'rows_are_append_only'; RETURN NULL;",
                    hash="0f365927d92056d67a207a22b165a146e0c6a08c",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_87f47",
                    table="assistance_visitevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
