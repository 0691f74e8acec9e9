/* The frame of every page. */
#include "view/frame.h"

#include "view/url.h"
#include "view/words.h"

#include <time.h>

static const struct value_shape LINK =
	VALUE_SHAPE("link", "name", "url", "current");
static const struct value_shape FRAME =
	VALUE_SHAPE("frame", "lang", "title", "site_title", "description",
		    "css", "icon", "home", "nav", "crumbs", "other", "words",
		    "licence_name", "licence_url", "publisher", "publisher_url",
		    "contact_email", "contact_url", "contact_text", "site_id",
		    "icp", "public_security", "footer_note", "built", "page");

void view_init(struct view *v, struct arena *a, const struct config *config,
	       const struct site *site, size_t language_index, int64_t now)
{
	enum language language = config->languages[language_index];

	*v = (struct view){
		.config = config,
		.site = site,
		.language = language,
		.language_folder = language_index == 0       ? STR("")
				   : language == LANGUAGE_EN ? STR("en/")
							     : STR("zh/"),
		.now = now,
		.words = words_all(a, language),
	};
}

struct str view_word(const struct view *v, const char *key)
{
	return words_get(v->language, key);
}

struct str view_path(const struct view *v, struct arena *a, struct str path)
{
	return str_concat(a, v->language_folder, path);
}

struct str view_url(struct arena *a, struct str from, struct str to)
{
	return url_relative(a, from, to);
}

struct str view_root_url(const struct view *v, struct arena *a, struct str from,
			 struct str to)
{
	return url_relative(a, view_path(v, a, from), to);
}

struct str view_anywhere_url(const struct view *v, struct arena *a,
			     struct str from, struct str to)
{
	struct str base = v->config->base_url;

	if (!base.n)
		return view_root_url(v, a, from, to);
	size_t host = str_find(base, STR("://"), 0) + STR("://").n;
	size_t root = str_find_char(base, '/', host);

	return str_format(a, "%.*s/%.*s",
			  STR_ARG(str_slice(base, root, base.n)), STR_ARG(to));
}

struct str view_organization(const struct view *v, const struct organization *o,
			     int year)
{
	const struct organization_name *name = organization_name(o, year);

	return v->language == LANGUAGE_EN && name->name_en.n ? name->name_en
							     : name->name;
}

struct str view_amount(const struct view *v, struct arena *a,
		       const struct summary_amount *amount)
{
	struct buf text = {0};
	struct decimal wan;
	bool in_wan = amount->stated && decimal_shift(amount->yuan, -4, &wan) &&
		      decimal_rescale(wan, 2, &wan);

	if (!amount->stated)
		return (struct str){NULL, 0};
	for (unsigned scale = 0; in_wan && scale < 2; scale++) {
		struct decimal shorter;

		if (decimal_rescale(wan, scale, &shorter)) {
			wan = shorter;
			break;
		}
	}
	decimal_write_grouped(&text, in_wan ? wan : amount->yuan);
	buf_add(&text, in_wan                       ? STR(" 万元")
		       : v->language == LANGUAGE_ZH ? STR(" 元")
						    : STR(" yuan"));
	struct str copy = str_copy(a, buf_str(&text));

	buf_free(&text);
	return copy;
}

struct str view_target_kind(const struct view *v, struct arena *a,
			    enum target_kind kind)
{
	struct str name =
		str_format(a, "kind_%.*s", STR_ARG(target_kind_name(kind)));
	struct str key = str_replace(a, name, STR("-"), STR("_"));

	return words_get(v->language, str_cstr(a, key));
}

/* From the frame to a file of the site. */
static struct str root_url(const struct view *v, struct arena *a,
			   const struct frame *frame, struct str to)
{
	return frame->anywhere ? view_anywhere_url(v, a, frame->path, to)
			       : view_root_url(v, a, frame->path, to);
}

/* From the frame to a page of its language. */
static struct str own_url(const struct view *v, struct arena *a,
			  const struct frame *frame, struct str to)
{
	return root_url(v, a, frame, view_path(v, a, to));
}

static struct value navigation(const struct view *v, struct arena *a,
			       const struct frame *frame)
{
	static const struct {
		const char *word, *path;
	} items[] = {
		{"home", "index.html"},
		{"departments", "departments/index.html"},
		{"projects", "projects/index.html"},
		{"indicators", "indicators/index.html"},
		{"data", "data/index.html"},
		{"glossary", "glossary.html"},
		{"about", "about.html"},
	};
	enum { COUNT = sizeof items / sizeof *items };
	struct value *links = arena_array(a, struct value, COUNT);

	for (size_t i = 0; i < COUNT; i++)
		links[i] = VALUE_OBJECT(
			a, &LINK, value_text(view_word(v, items[i].word)),
			value_text(
				own_url(v, a, frame, str_from(items[i].path))),
			value_bool(
				str_eq(frame->path, str_from(items[i].path))));
	return value_list(links, COUNT);
}

static struct value breadcrumbs(const struct view *v, struct arena *a,
				const struct frame *frame)
{
	struct value *links = arena_array(a, struct value, frame->crumb_count);

	for (size_t i = 0; i < frame->crumb_count; i++) {
		const struct crumb *c = &frame->crumbs[i];
		struct str url =
			c->path.n ? own_url(v, a, frame, c->path) : STR("");

		links[i] = VALUE_OBJECT(a, &LINK, value_text(c->name),
					value_text_or_none(url),
					value_bool(!c->path.n));
	}
	return value_list(links, frame->crumb_count);
}

/* The same page in the other language, none when there is one language. */
static struct value other_language(const struct view *v, struct arena *a,
				   const struct frame *frame)
{
	const struct config *c = v->config;

	if (c->language_count < 2)
		return value_none();
	bool root = v->language_folder.n == 0;
	struct str folder = !root                            ? STR("")
			    : c->languages[1] == LANGUAGE_EN ? STR("en/")
							     : STR("zh/");

	return VALUE_OBJECT(
		a, &LINK, value_text(view_word(v, "other_language")),
		value_text(root_url(v, a, frame,
				    str_concat(a, folder, frame->path))),
		value_bool(v->language == LANGUAGE_EN));
}

static struct str date(struct arena *a, int64_t seconds)
{
	time_t time = (time_t)seconds;
	struct tm parts;

	gmtime_r(&time, &parts);
	return str_format(a, "%04d-%02d-%02d", parts.tm_year + 1900,
			  parts.tm_mon + 1, parts.tm_mday);
}

void view_put(const struct view *v, struct arena *a, const struct frame *frame,
	      struct value content, struct page_sink sink)
{
	const struct config *c = v->config;
	bool zh = v->language == LANGUAGE_ZH;
	struct page page = {.path = view_path(v, a, frame->path),
			    .template_name = frame->template_name};

	page.value = VALUE_OBJECT(
		a, &FRAME, value_text(zh ? STR("zh-CN") : STR("en")),
		value_text(frame->title),
		value_text(zh ? c->title : c->title_en),
		value_text_or_none(zh ? c->description : c->description_en),
		value_text(root_url(v, a, frame, STR("assets/style.css"))),
		value_text(root_url(v, a, frame, STR("assets/icon.svg"))),
		value_text(own_url(v, a, frame, STR("index.html"))),
		navigation(v, a, frame), breadcrumbs(v, a, frame),
		other_language(v, a, frame), v->words,
		value_text_or_none(c->licence_name),
		value_text_or_none(c->licence_url),
		value_text_or_none(zh ? c->publisher_name
				      : c->publisher_name_en),
		value_text_or_none(c->publisher_url),
		value_text_or_none(c->contact_email),
		value_text_or_none(c->contact_url),
		value_text_or_none(c->contact_text),
		value_text_or_none(c->footer_site_id),
		value_text_or_none(c->footer_icp),
		value_text_or_none(c->footer_public_security),
		value_text_or_none(c->footer_note), value_text(date(a, v->now)),
		content);
	sink.put(sink.context, &page);
}
