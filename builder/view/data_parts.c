/* What the pages of the data share: files with sizes. */
#include "view/data_view.h"

static const struct value_shape FILE_LINK =
	VALUE_SHAPE("data_file", "name", "url", "path", "size", "sha256");

enum { KILO = 1024 };

struct str data_size(struct arena *a, uint64_t bytes)
{
	static const char *const units[] = {"KB", "MB", "GB", "TB"};
	uint64_t tenths = bytes * 10 / KILO;
	size_t unit = 0;

	if (bytes < KILO)
		return str_format(a, "%zu B", (size_t)bytes);
	for (; tenths >= 10 * KILO && unit + 1 < sizeof units / sizeof *units;
	     unit++)
		tenths /= KILO;
	if (tenths >= 1000)
		return str_format(a, "%zu %s", (size_t)(tenths / 10),
				  units[unit]);
	return str_format(a, "%zu.%zu %s", (size_t)(tenths / 10),
			  (size_t)(tenths % 10), units[unit]);
}

struct value data_file(const struct data_view *d, struct str name,
		       struct str path)
{
	struct arena *a = d->site.arena;
	struct data_file file = {0};

	if (!d->files->find(d->files->context, path, &file))
		return value_none();
	return VALUE_OBJECT(a, &FILE_LINK, value_text(name),
			    value_text(str_concat(a, d->site.root, path)),
			    value_text(path),
			    value_text(data_size(a, file.size)),
			    value_text_or_none(file.sha256));
}

struct value data_forms(const struct data_view *d, enum dataset which)
{
	struct values list = {0};

	for (size_t i = 0; i < DATASET_FORM_COUNT; i++) {
		const struct dataset_form_kind *f = &dataset_forms[i];
		struct value file = data_file(
			d,
			site_text(&d->site, str_from(f->title_zh),
				  str_from(f->title_en)),
			str_format(d->site.arena, "data/%s.%s",
				   dataset_kinds[which].id, f->ending));

		if (file.kind != VALUE_NONE)
			*VEC_PUSH(d->site.arena, &list) = file;
	}
	return values_list(&list);
}
