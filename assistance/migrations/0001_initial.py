import django.contrib.postgres.constraints
import django.contrib.postgres.fields
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
                    )
                ],
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                        choices=[("VISIT", "Visit"), ("SPECIALIST", "Specialist"), ("OFFICE", "Chain office")],
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
                            ("ANSWERED", "Waiting for the call-back"),
                            ("CLOSED", "Closed"),
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="promised to the enterprise")),
                ("due_is_provisional", models.BooleanField(default=False)),
                ("stage_due_at", models.DateTimeField(blank=True, null=True)),
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
                            ("status__in", ["SUBMITTED", "ASSIGNED", "IN_PROGRESS", "ANSWERED", "CLOSED"])
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
                            models.Q(("status__in", ["ASSIGNED", "IN_PROGRESS"]), _negated=True),
                            ("lead_unit__isnull", False),
                            _connector="OR",
                        ),
                        name="issue_with_a_unit_has_a_lead_unit",
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
                            ("ACCEPT", "Accepted and assigned"),
                            ("ACKNOWLEDGE", "Acknowledged"),
                            ("PROGRESS", "Progress noted"),
                            ("ANSWER", "Answered"),
                            ("CLOSE", "Closed after the call-back"),
                        ],
                        max_length=12,
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
                            ("ANSWERED", "Waiting for the call-back"),
                            ("CLOSED", "Closed"),
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
                            ("ANSWERED", "Waiting for the call-back"),
                            ("CLOSED", "Closed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("text", models.TextField(blank=True)),
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("from_status", ""), ("move", "RAISE"), ("to_status", "SUBMITTED")),
                            models.Q(("from_status", "SUBMITTED"), ("move", "ACCEPT"), ("to_status", "ASSIGNED")),
                            models.Q(("from_status", "SUBMITTED"), ("move", "ANSWER"), ("to_status", "ANSWERED")),
                            models.Q(
                                ("from_status", "ASSIGNED"), ("move", "ACKNOWLEDGE"), ("to_status", "IN_PROGRESS")
                            ),
                            models.Q(
                                ("from_status", "IN_PROGRESS"), ("move", "PROGRESS"), ("to_status", "IN_PROGRESS")
                            ),
                            models.Q(("from_status", "IN_PROGRESS"), ("move", "ANSWER"), ("to_status", "ANSWERED")),
                            models.Q(("from_status", "ANSWERED"), ("move", "CLOSE"), ("to_status", "CLOSED")),
                            _connector="OR",
                        ),
                        name="step_moves_as_the_table_says",
                    ),
                    models.UniqueConstraint(fields=("issue", "place"), name="issue_has_one_step_at_a_place"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("move__in", ["RAISE", "ACCEPT", "ACKNOWLEDGE", "PROGRESS", "ANSWER", "CLOSE"])
                        ),
                        name="step_move_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("move__in", ["ANSWER", "CLOSE"]), _negated=True),
                            models.Q(("text", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="answer_and_close_say_something",
                    ),
                ],
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
                            ("kind__in", ["IMPORT_FINISHED", "IMPORT_FAILED"]),
                            _connector="OR",
                        ),
                        name="reminder_has_an_enterprise_unless_it_is_about_an_import",
                    ),
                ],
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
                        choices=[("VISIT", "Visit"), ("SPECIALIST", "Specialist"), ("OFFICE", "Chain office")],
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
                            ("ANSWERED", "Waiting for the call-back"),
                            ("CLOSED", "Closed"),
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="promised to the enterprise")),
                ("due_is_provisional", models.BooleanField(default=False)),
                ("stage_due_at", models.DateTimeField(blank=True, null=True)),
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
                    func='INSERT INTO "assistance_categoryevent" ("answer_days", "body_digest", "code", "created_at", "id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "updated_at", "usual_unit_id", "version") VALUES (NEW."answer_days", NEW."body_digest", NEW."code", NEW."created_at", NEW."id", NEW."name", NEW."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."place", NEW."updated_at", NEW."usual_unit_id", NEW."version"); RETURN NULL;',
                    hash="840c17a4f459f8f8685c2c0726cbc2418256ccd1",
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
                    func='INSERT INTO "assistance_categoryevent" ("answer_days", "body_digest", "code", "created_at", "id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "updated_at", "usual_unit_id", "version") VALUES (NEW."answer_days", NEW."body_digest", NEW."code", NEW."created_at", NEW."id", NEW."name", NEW."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."place", NEW."updated_at", NEW."usual_unit_id", NEW."version"); RETURN NULL;',
                    hash="d028ea5473b387a327c3cfd7210bc2a1bdb850d3",
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
                    func='INSERT INTO "assistance_categoryevent" ("answer_days", "body_digest", "code", "created_at", "id", "name", "name_en", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "updated_at", "usual_unit_id", "version") VALUES (OLD."answer_days", OLD."body_digest", OLD."code", OLD."created_at", OLD."id", OLD."name", OLD."name_en", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."place", OLD."updated_at", OLD."usual_unit_id", OLD."version"); RETURN NULL;',
                    hash="d62c7642d030844638a04bad283bfbd121364266",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9c432",
                    table="assistance_category",
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
                    func="IF (TG_OP = 'INSERT' OR NEW.status <> OLD.status) AND (CASE WHEN TG_OP = 'INSERT' THEN '' ELSE OLD.status END, NEW.status) NOT IN (('', 'SUBMITTED'), ('ANSWERED', 'CLOSED'), ('ASSIGNED', 'IN_PROGRESS'), ('IN_PROGRESS', 'ANSWERED'), ('SUBMITTED', 'ANSWERED'), ('SUBMITTED', 'ASSIGNED')) THEN RAISE EXCEPTION 'no such move' USING ERRCODE = '23514', CONSTRAINT = 'issue_moves_as_the_table_says'; END IF; RETURN NEW;",
                    hash="7b27f8290cd565d74d48daeaa528465b93a8f549",
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
                    func='INSERT INTO "assistance_issueevent" ("answer", "answered_at", "body_digest", "category_id", "closed_at", "created_at", "description", "due_is_provisional", "due_on", "enterprise_id", "escalation_level", "id", "lead_unit_id", "number", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_by_id", "source", "stage_due_at", "status", "title", "updated_at", "urgency", "version", "visit_id") VALUES (NEW."answer", NEW."answered_at", NEW."body_digest", NEW."category_id", NEW."closed_at", NEW."created_at", NEW."description", NEW."due_is_provisional", NEW."due_on", NEW."enterprise_id", NEW."escalation_level", NEW."id", NEW."lead_unit_id", NEW."number", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', NEW."id", NEW."raised_by_id", NEW."source", NEW."stage_due_at", NEW."status", NEW."title", NEW."updated_at", NEW."urgency", NEW."version", NEW."visit_id"); RETURN NULL;',
                    hash="f9ef6adc48e17d043841786014149dd23365c204",
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
                    func='INSERT INTO "assistance_issueevent" ("answer", "answered_at", "body_digest", "category_id", "closed_at", "created_at", "description", "due_is_provisional", "due_on", "enterprise_id", "escalation_level", "id", "lead_unit_id", "number", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_by_id", "source", "stage_due_at", "status", "title", "updated_at", "urgency", "version", "visit_id") VALUES (NEW."answer", NEW."answered_at", NEW."body_digest", NEW."category_id", NEW."closed_at", NEW."created_at", NEW."description", NEW."due_is_provisional", NEW."due_on", NEW."enterprise_id", NEW."escalation_level", NEW."id", NEW."lead_unit_id", NEW."number", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', NEW."id", NEW."raised_by_id", NEW."source", NEW."stage_due_at", NEW."status", NEW."title", NEW."updated_at", NEW."urgency", NEW."version", NEW."visit_id"); RETURN NULL;',
                    hash="ca2f90310e14fb14f5eddb8579ca232092f43312",
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
                    func='INSERT INTO "assistance_issueevent" ("answer", "answered_at", "body_digest", "category_id", "closed_at", "created_at", "description", "due_is_provisional", "due_on", "enterprise_id", "escalation_level", "id", "lead_unit_id", "number", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_by_id", "source", "stage_due_at", "status", "title", "updated_at", "urgency", "version", "visit_id") VALUES (OLD."answer", OLD."answered_at", OLD."body_digest", OLD."category_id", OLD."closed_at", OLD."created_at", OLD."description", OLD."due_is_provisional", OLD."due_on", OLD."enterprise_id", OLD."escalation_level", OLD."id", OLD."lead_unit_id", OLD."number", OLD."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', OLD."id", OLD."raised_by_id", OLD."source", OLD."stage_due_at", OLD."status", OLD."title", OLD."updated_at", OLD."urgency", OLD."version", OLD."visit_id"); RETURN NULL;',
                    hash="a0d7183ccf47405683bf1ce02254ac5e1d767cea",
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
