/* The frame of every page. */
#include "view/frame.h"

#include "view/url.h"
#include "view/words.h"

static const struct value_shape LINK =
	VALUE_SHAPE("link", "name", "url", "current", "lang");
static const struct value_shape TRAIL = VALUE_SHAPE("trail", "crumbs");
static const struct value_shape FRAME = VALUE_SHAPE(
	"frame", "lang", "title", "head_title", "site_title", "description",
	"page_lang", "is_chinese", "page_url", "preview", "data_lang",
	"view_js", "css", "chart_css", "icon", "home", "search", "nav", "trail",
	"other", "words", "licence_name", "licence_url", "publisher",
	"publisher_url", "contact_email", "contact_url", "contact_text",
	"site_id", "icp", "public_security", "footer_note", "updated", "page");

void view_init(struct view *v, struct arena *a, const struct config *config,
	       const struct site *site, const struct changes *changes,
	       size_t language_index)
{
	enum language language = config->languages[language_index];

	*v = (struct view){
		.config = config,
		.site = site,
		.changes = changes,
		.language = language,
		.language_folder = language_index == 0       ? STR("")
				   : language == LANGUAGE_EN ? STR("en/")
							     : STR("zh/"),
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

struct str view_stage(const struct view *v, struct str id)
{
	static const char *const keys[] = {"stage_draft", "stage_approved",
					   "stage_adjusted", "stage_final",
					   "stage_targets"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (str_eq(id, str_from(keys[i] + sizeof "stage_" - 1)))
			return view_word(v, keys[i]);
	return id;
}

struct str view_target_kind(const struct view *v, enum target_kind kind)
{
	static const char *const keys[] = {
		[TARGET_EMPTY] = "kind_empty",
		[TARGET_NOT_APPLICABLE] = "kind_not_applicable",
		[TARGET_NUMBER] = "kind_number",
		[TARGET_PERCENT] = "kind_percent",
		[TARGET_RANGE] = "kind_range",
		[TARGET_DURATION] = "kind_duration",
		[TARGET_FREQUENCY] = "kind_frequency",
		[TARGET_AVAILABILITY] = "kind_availability",
		[TARGET_DEADLINE] = "kind_deadline",
		[TARGET_QUALITATIVE] = "kind_qualitative",
		[TARGET_TEXT] = "kind_text",
	};

	return view_word(v, keys[kind]);
}

struct str view_language(const struct view *v)
{
	return v->language == LANGUAGE_EN ? STR("en") : STR("zh-CN");
}

struct value view_foreign(const struct view *v, struct str language)
{
	return str_eq(language, view_language(v)) ? value_none()
						  : value_text(language);
}

struct value view_data_language(const struct view *v)
{
	enum language data = v->config->languages[0];

	return data == v->language   ? value_none()
	       : data == LANGUAGE_EN ? value_text(STR("en"))
				     : value_text(STR("zh-CN"));
}

struct str view_pair(const struct view *v, struct arena *a, struct str left,
		     const char *sign, struct str right)
{
	if (!left.n || !right.n)
		return left.n ? left : right;
	return str_format(a, "%.*s%.*s%.*s", STR_ARG(left),
			  STR_ARG(view_word(v, sign)), STR_ARG(right));
}

struct str view_bracket(const struct view *v, struct arena *a, struct str text,
			struct str inside)
{
	return str_format(a, "%.*s%.*s%.*s%.*s", STR_ARG(text),
			  STR_ARG(view_word(v, "open")), STR_ARG(inside),
			  STR_ARG(view_word(v, "close")));
}

static bool has_about(const struct view *v)
{
	const struct commentaries *pages = &v->site->pages;

	for (size_t i = 0; i < pages->count; i++)
		if (str_eq(pages->items[i].name, STR("about")))
			return true;
	return false;
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
		{"functions", "functions/index.html"},
		{"economy", "economy/index.html"},
		{"projects", "projects/index.html"},
		{"indicators", "indicators/index.html"},
		{"compare", "compare.html"},
		{"data", "data/index.html"},
		{"audit", "audit/index.html"},
		{"glossary", "glossary.html"},
		{"about", "about.html"},
	};
	/* About the site is the last, and a page that may not be there. */
	const size_t count = sizeof items / sizeof *items - !has_about(v);
	struct value *links = arena_array(a, struct value, count);

	for (size_t i = 0; i < count; i++)
		links[i] = VALUE_OBJECT(
			a, &LINK, value_text(view_word(v, items[i].word)),
			value_text(
				own_url(v, a, frame, str_from(items[i].path))),
			value_bool(
				str_eq(frame->path, str_from(items[i].path))),
			value_none());
	return value_list(links, count);
}

static struct value breadcrumbs(const struct view *v, struct arena *a,
				const struct frame *frame)
{
	struct value *links = arena_array(a, struct value, frame->crumb_count);

	if (!frame->crumb_count)
		return value_none();
	for (size_t i = 0; i < frame->crumb_count; i++) {
		const struct crumb *c = &frame->crumbs[i];
		struct str url =
			c->path.n ? own_url(v, a, frame, c->path) : STR("");

		links[i] = VALUE_OBJECT(
			a, &LINK, value_text(c->name), value_text_or_none(url),
			value_bool(!c->path.n),
			c->is_data ? view_data_language(v) : value_none());
	}
	return VALUE_OBJECT(a, &TRAIL, value_list(links, frame->crumb_count));
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
		value_bool(v->language == LANGUAGE_EN), value_none());
}

/* The whole address of a file of the site, none where it is not known where the
 * site stands. */
static struct value whole_url(const struct view *v, struct arena *a,
			      const struct frame *frame, struct str path)
{
	struct str base = v->config->base_url;

	if (!base.n || frame->anywhere)
		return value_none();
	return value_text(str_format(a, "%.*s%s%.*s", STR_ARG(base),
				     str_ends(base, STR("/")) ? "" : "/",
				     STR_ARG(path)));
}

/* The page's title and the site's, once where they are the same. */
static struct str head_title(const struct view *v, struct arena *a,
			     const struct frame *frame)
{
	struct str site = v->language == LANGUAGE_ZH ? v->config->title
						     : v->config->title_en;

	if (str_eq(site, frame->title))
		return site;
	return str_format(a, "%.*s · %.*s", STR_ARG(frame->title),
			  STR_ARG(site));
}

void view_put(const struct view *v, struct arena *a, const struct frame *frame,
	      struct value content, struct page_sink sink)
{
	const struct config *c = v->config;
	bool zh = v->language == LANGUAGE_ZH;
	struct page page = {.path = view_path(v, a, frame->path),
			    .template_name = frame->template_name};

	page.value = VALUE_OBJECT(
		a, &FRAME, value_text(view_language(v)),
		value_text(frame->title), value_text(head_title(v, a, frame)),
		value_text(zh ? c->title : c->title_en),
		value_text_or_none(zh ? c->description : c->description_en),
		value_text(view_language(v)), value_bool(zh),
		whole_url(v, a, frame, view_path(v, a, frame->path)),
		whole_url(v, a, frame, v->preview), view_data_language(v),
		value_text(root_url(v, a, frame, STR("assets/view.js"))),
		value_text(root_url(v, a, frame, STR("assets/style.css"))),
		value_text(root_url(v, a, frame, STR("assets/chart.css"))),
		value_text(root_url(v, a, frame, STR("assets/icon.svg"))),
		value_text(own_url(v, a, frame, STR("index.html"))),
		value_text(own_url(v, a, frame, STR("search.html"))),
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
		value_text_or_none(c->footer_note),
		value_text_or_none(v->config->updated), content);
	sink.put(sink.context, &page);
}
