/* Digests as bytes; what is packed and unpacked stands side by side. */
#include "audit/digest_pack.h"

#include "diag/span_pack.h"

enum { YEAR_MAX = 9999 };

/* The texts of a finding, in the order of their packing. */
enum { FINDING_TEXTS = 14 };
static void list_texts(struct audit_finding *f, struct str *out[FINDING_TEXTS])
{
	struct str *all[FINDING_TEXTS] = {
		&f->key,
		&f->place[LANGUAGE_ZH],
		&f->place[LANGUAGE_EN],
		&f->message[LANGUAGE_ZH],
		&f->message[LANGUAGE_EN],
		&f->table,
		&f->row,
		&f->column,
		&f->stated,
		&f->computed,
		&f->difference,
		&f->tolerance,
		&f->unit,
		&f->explanation,
	};

	for (size_t i = 0; i < FINDING_TEXTS; i++)
		out[i] = all[i];
}

static void pack_finding(struct pack_writer *w, struct audit_finding f)
{
	struct str *texts[FINDING_TEXTS];

	list_texts(&f, texts);
	pack_uint(w, f.rule);
	pack_uint(w, f.severity);
	pack_uint(w, f.consequences);
	pack_span(w, f.span);
	for (size_t i = 0; i < FINDING_TEXTS; i++)
		pack_text(w, *texts[i]);
}

static void unpack_finding(struct pack_reader *r, struct audit_finding *f)
{
	struct str *texts[FINDING_TEXTS];

	list_texts(f, texts);
	f->rule = (enum audit_rule_id)unpack_uint(r, AUDIT_RULE_COUNT - 1);
	f->severity =
		(enum audit_severity)unpack_uint(r, AUDIT_SEVERITY_COUNT - 1);
	f->consequences = unpack_uint(r, UINT32_MAX);
	f->span = unpack_span(r);
	for (size_t i = 0; i < FINDING_TEXTS; i++)
		*texts[i] = unpack_text(r);
}

void audit_digest_pack(struct pack_writer *w, const struct audit_digest *d)
{
	pack_uint(w, (uint64_t)d->year);
	for (size_t i = 0; i < AUDIT_RULE_COUNT; i++)
		for (size_t j = 0; j < AUDIT_OUTCOME_COUNT; j++)
			pack_uint(w, d->counts[i][j]);
	pack_uint(w, d->finding_count);
	for (size_t i = 0; i < d->finding_count; i++)
		pack_finding(w, d->findings[i]);
}

bool audit_digest_unpack(struct pack_reader *r, struct arena *a,
			 struct audit_digest *out)
{
	*out = (struct audit_digest){.year = (int)unpack_uint(r, YEAR_MAX)};
	for (size_t i = 0; i < AUDIT_RULE_COUNT; i++)
		for (size_t j = 0; j < AUDIT_OUTCOME_COUNT; j++)
			out->counts[i][j] = unpack_uint(r, UINT32_MAX);
	out->finding_count = unpack_count(r);
	out->findings =
		arena_array(a, struct audit_finding, out->finding_count);
	for (size_t i = 0; i < out->finding_count; i++)
		unpack_finding(r, &out->findings[i]);
	return !r->failed;
}
