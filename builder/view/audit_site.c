/* The site's audit: what was checked, with what result; a page a rule. */
#include "view/check.h"
#include "view/site.h"

/* Findings on the first page: the gravest. */
enum { GRAVEST_MAX = 50 };

static const struct value_shape ROW =
	VALUE_SHAPE("audit_row", "title", "url", "says", "ok", "rounding",
		    "conflict", "not_checked");
static const struct value_shape FINDING = VALUE_SHAPE(
	"audit_finding", "severity", "severity_word", "department", "year",
	"place", "url", "message", "rule", "rule_url", "follow", "explanation");
static const struct value_shape INDEX =
	VALUE_SHAPE("audit_index", "summary", "rules", "years", "findings",
		    "finding_count", "left_out", "findings_csv", "checks_csv");
static const struct value_shape RULE = VALUE_SHAPE(
	"audit_rule", "id", "says", "why", "needs", "severity_word", "ok",
	"rounding", "conflict", "not_checked", "years", "findings",
	"finding_count", "left_out", "index_url", "findings_csv");

/* One for all rules. */
#define ALL_RULES AUDIT_RULE_COUNT

static const struct audit_digest *next_digest(const struct site_view *s,
					      size_t *department, size_t *year)
{
	while (*department < s->audit_count) {
		const struct audit_digests *d = &s->audits[*department];

		if (*year < d->year_count)
			return &d->years[(*year)++];
		*year = 0;
		++*department;
	}
	return NULL;
}

static void add_counts(size_t counts[AUDIT_OUTCOME_COUNT],
		       const struct audit_digest *d, enum audit_rule_id rule)
{
	for (size_t i = 0; i < AUDIT_RULE_COUNT; i++)
		for (size_t j = 0; j < AUDIT_OUTCOME_COUNT; j++)
			if (rule == ALL_RULES || i == rule)
				counts[j] += d->counts[i][j];
}

static void count_all(const struct site_view *s,
		      size_t counts[AUDIT_OUTCOME_COUNT],
		      enum audit_rule_id rule)
{
	const struct audit_digest *d;
	size_t department = 0, year = 0;

	while ((d = next_digest(s, &department, &year)))
		add_counts(counts, d, rule);
}

static bool is_used(const size_t counts[AUDIT_OUTCOME_COUNT])
{
	return counts[AUDIT_OK] || counts[AUDIT_ROUNDING] ||
	       counts[AUDIT_CONFLICT] || counts[AUDIT_NOT_CHECKED];
}

static struct value row(const struct site_view *s, struct value title,
			struct str url, struct str says,
			const size_t counts[AUDIT_OUTCOME_COUNT])
{
	return VALUE_OBJECT(s->arena, &ROW, title, value_text(url),
			    value_text_or_none(says),
			    site_count(s, counts[AUDIT_OK]),
			    site_count(s, counts[AUDIT_ROUNDING]),
			    site_count(s, counts[AUDIT_CONFLICT]),
			    site_count(s, counts[AUDIT_NOT_CHECKED]));
}

static struct str rule_url(const struct site_view *s, enum audit_rule_id rule)
{
	return str_format(s->arena, "%.*saudit/%s.html", STR_ARG(s->up),
			  audit_rules[rule]->id);
}

static struct value rules(const struct site_view *s)
{
	struct values list = {0};

	for (int i = 0; i < AUDIT_RULE_COUNT; i++) {
		size_t counts[AUDIT_OUTCOME_COUNT] = {0};
		const struct audit_rule *rule = audit_rules[i];

		count_all(s, counts, (enum audit_rule_id)i);
		*VEC_PUSH(s->arena, &list) = row(
			s, value_text(view_rule_text(s->view, &rule->title)),
			rule_url(s, (enum audit_rule_id)i),
			view_rule_text(s->view, &rule->says), counts);
	}
	return values_list(&list);
}

static struct str audit_url(const struct site_view *s,
			    const struct audit_digests *d, int year,
			    struct str key)
{
	return str_format(s->arena, "%.*sdepartments/%.*s/%d/audit.html%s%.*s",
			  STR_ARG(s->up), STR_ARG(d->organization->id), year,
			  key.n ? "#" : "", STR_ARG(key));
}

/* A row for each department-year in which the rule was applied. */
static struct value years(const struct site_view *s, enum audit_rule_id rule)
{
	struct values list = {0};

	for (size_t i = 0; i < s->audit_count && list.count < SITE_LIST_MAX;
	     i++)
		for (size_t j = 0; j < s->audits[i].year_count; j++) {
			const struct audit_digests *d = &s->audits[i];
			size_t counts[AUDIT_OUTCOME_COUNT] = {0};
			int year = d->years[j].year;
			struct str name = view_organization(
				s->view, d->organization, year);

			add_counts(counts, &d->years[j], rule);
			if (!is_used(counts))
				continue;
			*VEC_PUSH(s->arena, &list) =
				row(s,
				    value_text(str_format(s->arena, "%.*s %d",
							  STR_ARG(name), year)),
				    audit_url(s, d, year, STR("")), STR(""),
				    counts);
		}
	return values_list(&list);
}

static struct value finding(const struct site_view *s,
			    const struct audit_digests *d, int year,
			    const struct audit_finding *f)
{
	enum language l = s->view->language;

	return VALUE_OBJECT(
		s->arena, &FINDING,
		value_text(audit_severity_name(f->severity)),
		value_text(view_severity_word(s->view, f->severity)),
		value_text(view_organization(s->view, d->organization, year)),
		site_year(s, year), value_text(f->place[l]),
		value_text(audit_url(s, d, year, f->key)),
		value_text(f->message[l]),
		value_text(
			view_rule_text(s->view, &audit_rules[f->rule]->title)),
		value_text(rule_url(s, f->rule)),
		f->consequences ? value_uint(s->arena, f->consequences)
				: value_none(),
		value_text_or_none(f->explanation));
}

/* Findings of one severity, as far as there is room. */
static void add_findings(const struct site_view *s, struct values *list,
			 enum audit_rule_id rule, enum audit_severity severity,
			 size_t room)
{
	for (size_t i = 0; i < s->audit_count; i++)
		for (size_t j = 0; j < s->audits[i].year_count; j++) {
			const struct audit_digest *d = &s->audits[i].years[j];

			for (size_t k = 0; k < d->finding_count; k++) {
				const struct audit_finding *f = &d->findings[k];

				if (list->count < room &&
				    f->severity == severity &&
				    (rule == ALL_RULES || f->rule == rule))
					*VEC_PUSH(s->arena, list) = finding(
						s, &s->audits[i], d->year, f);
			}
		}
}

static struct value findings(const struct site_view *s, enum audit_rule_id rule,
			     size_t room)
{
	struct values list = {0};

	for (int i = AUDIT_SEVERITY_COUNT - 1; i >= 0; i--)
		add_findings(s, &list, rule, (enum audit_severity)i, room);
	return values_list(&list);
}

static size_t finding_count(const struct site_view *s, enum audit_rule_id rule)
{
	const struct audit_digest *d;
	size_t department = 0, year = 0, count = 0;

	while ((d = next_digest(s, &department, &year)))
		for (size_t i = 0; i < d->finding_count; i++)
			count += rule == ALL_RULES ||
				 d->findings[i].rule == rule;
	return count;
}

static struct value left_out(const struct site_view *s, size_t all,
			     struct value shown)
{
	return all > shown.count ? site_count(s, all - shown.count)
				 : value_none();
}

static struct value data_url(const struct site_view *s, const char *name)
{
	return value_text(str_format(s->arena, "%.*sdata/%s.csv",
				     STR_ARG(s->root), name));
}

static void put_index(struct site_view *s)
{
	struct str path = STR("audit/index.html");
	struct arena_mark mark = site_begin(s, path);
	size_t counts[AUDIT_OUTCOME_COUNT] = {0};
	struct value shown = findings(s, ALL_RULES, GRAVEST_MAX);
	size_t all = finding_count(s, ALL_RULES);

	count_all(s, counts, ALL_RULES);
	site_put(
		s, mark, path, "audit", view_word(s->view, "audit"),
		VALUE_OBJECT(s->arena, &INDEX,
			     view_audit_summary(s->view, s->arena, counts, all),
			     rules(s), years(s, ALL_RULES), shown,
			     site_count(s, all), left_out(s, all, shown),
			     data_url(s, "findings"), data_url(s, "checks")));
}

static void put_rule(struct site_view *s, enum audit_rule_id rule)
{
	struct arena_mark outer = arena_mark(s->arena);
	const struct audit_rule *r = audit_rules[rule];
	struct str path = str_format(s->arena, "audit/%s.html", r->id);
	struct arena_mark mark = site_begin(s, path);
	size_t counts[AUDIT_OUTCOME_COUNT] = {0};
	struct value shown = findings(s, rule, SITE_LIST_MAX);
	size_t all = finding_count(s, rule);

	count_all(s, counts, rule);
	site_put(s, mark, path, "audit-rule",
		 view_pair(s->view, s->arena, view_word(s->view, "audit_rule"),
			   "colon", view_rule_text(s->view, &r->title)),
		 VALUE_OBJECT(
			 s->arena, &RULE, value_text(str_from(r->id)),
			 value_text(view_rule_text(s->view, &r->says)),
			 value_text(view_rule_text(s->view, &r->why)),
			 value_text(view_rule_text(s->view, &r->needs)),
			 value_text(view_severity_word(s->view, r->severity)),
			 site_count(s, counts[AUDIT_OK]),
			 site_count(s, counts[AUDIT_ROUNDING]),
			 site_count(s, counts[AUDIT_CONFLICT]),
			 site_count(s, counts[AUDIT_NOT_CHECKED]),
			 years(s, rule), shown, site_count(s, all),
			 left_out(s, all, shown),
			 value_text(str_format(s->arena, "%.*saudit/index.html",
					       STR_ARG(s->up))),
			 data_url(s, "findings")));
	arena_rewind(s->arena, outer);
}

void site_audit(struct site_view *s)
{
	put_index(s);
	for (int i = 0; i < AUDIT_RULE_COUNT; i++)
		put_rule(s, (enum audit_rule_id)i);
}
