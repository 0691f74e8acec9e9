/* What the files README.txt have in common. */
#include "export/readme_parts.h"

#include "export/readme.h"

struct str readme_say(const struct readme *r, const char *zh, const char *en)
{
	return str_from(r->chinese ? zh : en);
}

void readme_text(struct readme *r, struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		bool is_break = text.s[i] == '\n' || text.s[i] == '\r';

		buf_add_char(r->out, is_break ? ' ' : text.s[i]);
	}
}

void readme_end_line(struct readme *r)
{
	buf_add(r->out, STR("\r\n"));
}

void readme_line(struct readme *r, struct str text)
{
	readme_text(r, text);
	readme_end_line(r);
}

void readme_heading(struct readme *r, const char *zh, const char *en)
{
	readme_end_line(r);
	readme_text(r, STR("## "));
	readme_line(r, readme_say(r, zh, en));
	readme_end_line(r);
}

void readme_item(struct readme *r)
{
	readme_text(r, STR("* "));
}

struct str readme_join(struct arena *a, bool chinese, const struct str *texts,
		       size_t count)
{
	struct str all = {NULL, 0};

	for (size_t i = 0; i < count; i++) {
		if (all.n && texts[i].n)
			all = str_concat(a, all,
					 chinese ? STR("，") : STR(", "));
		all = str_concat(a, all, texts[i]);
	}
	return all;
}

void readme_joined(struct readme *r, const struct str *texts, size_t count)
{
	readme_line(r, readme_join(&r->arena, r->chinese, texts, count));
}

void readme_file(struct readme *r, struct str files, struct str title,
		 size_t rows)
{
	readme_item(r);
	readme_text(r, files);
	readme_text(r, readme_say(r, "：", ": "));
	readme_text(r, title);
	readme_line(r, str_format(&r->arena,
				  r->chinese ? "（%zu 行）" : " (%zu %s)", rows,
				  rows == 1 ? "row" : "rows"));
}

void readme_csv(struct readme *r)
{
	const char *zh = "CSV 是 UTF-8，没有 BOM，逗号分隔，第一行是字段名；"
			 "空的就是没有给出。编码是文字，请按文字导入。"
			 "字段的含义见网站的 data/ 页面。";
	const char *en = "CSV is in UTF-8 without BOM, with commas and one "
			 "line of column names; what is empty is not stated. "
			 "Codes are text: import them as text. The pages "
			 "under data/ of the site explain the columns.";

	readme_line(r, readme_say(r, zh, en));
}

void readme_licence(struct readme *r)
{
	const struct str texts[] = {r->config->licence_name,
				    r->config->licence_url};

	readme_heading(r, "许可", "Licence");
	if (texts[0].n || texts[1].n)
		readme_joined(r, texts, 2);
	else
		readme_line(r, readme_say(r, "没有说明。", "None is stated."));
}

void readme_units(struct readme *r)
{
	struct str currency = r->config->currency;

	readme_heading(r, "单位", "Units");
	readme_line(
		r,
		readme_say(
			r,
			"amount_published 是公布的数字，单位见 "
			"currency_unit_published；amount_yuan 已换算为元，没有"
			"舍入。",
			"amount_published is the figure as published, in "
			"currency_unit_published; amount_yuan is the same in "
			"whole units of the currency, not rounded."));
	if (currency.n)
		readme_line(r, str_format(&r->arena,
					  r->chinese ? "货币：%.*s。"
						     : "Currency: %.*s.",
					  STR_ARG(currency)));
}

void readme_citation(struct readme *r)
{
	readme_heading(r, "如何引用", "How to cite");
	readme_line(r,
		    export_citation(&r->arena, r->config, r->year, r->chinese));
}
