/* Changes as text, for people. */
#include "cli/changes.h"

static struct str shown(struct str value, bool zh)
{
	return value.n ? value : zh ? STR("（空）") : STR("(blank)");
}

static void print_change(struct buf *out, const struct change *c, bool zh)
{
	static const struct {
		const char *zh, *en;
	} words[] = {
		[CHANGE_ALTERED] = {"改动", "altered"},
		[CHANGE_APPEARED] = {"新增", "appeared"},
		[CHANGE_VANISHED] = {"消失", "vanished"},
	};

	buf_add_format(out, "  %s: %.*s: %.*s: ",
		       zh ? words[c->kind].zh : words[c->kind].en,
		       STR_ARG(c->row), STR_ARG(c->column));
	if (c->kind != CHANGE_APPEARED)
		buf_add(out, shown(c->before, zh));
	if (c->kind == CHANGE_ALTERED)
		buf_add(out, STR(" -> "));
	if (c->kind != CHANGE_VANISHED)
		buf_add(out, shown(c->after, zh));
	buf_add_char(out, '\n');
}

void changes_print(const struct changes *c, enum language language,
		   struct buf *out)
{
	bool zh = language == LANGUAGE_ZH;
	size_t counts[CHANGE_VANISHED + 1] = {0};

	for (size_t i = 0; i < c->count; i++) {
		const struct change *x = &c->items[i], *last = x - !!i;

		if (!i || !str_eq(x->organization_id, last->organization_id) ||
		    !str_eq(x->fiscal_year, last->fiscal_year))
			buf_add_format(out, "%.*s %.*s\n",
				       STR_ARG(x->organization_id),
				       STR_ARG(x->fiscal_year));
		print_change(out, x, zh);
		counts[x->kind]++;
	}
	buf_add_format(out,
		       zh ? "改动 %zu 处，新增 %zu 处，消失 %zu 处\n"
			  : "altered %zu, appeared %zu, vanished %zu\n",
		       counts[CHANGE_ALTERED], counts[CHANGE_APPEARED],
		       counts[CHANGE_VANISHED]);
}
