/* What there is to read under content/. */
#include "ingest/reading.h"

#include "base/utf8.h"

static const struct diag_kind UNKNOWN_FILE = {
	"scan-unknown-file", DIAG_WARNING, "这里用不到文件“{0}”，没有读；{1}",
	"the file \"{0}\" is of no use here and was not read; {2}"};
static const struct diag_kind SPREADSHEET = {
	"scan-spreadsheet", DIAG_WARNING,
	"“{0}”是电子表格文件，没有读；请用“另存为”存成 CSV，"
	"放在同一个文件夹里",
	"\"{0}\" is a spreadsheet file and was not read; save it as CSV in the "
	"same folder"};
static const struct diag_kind NOT_A_FILE = {
	"scan-not-a-file", DIAG_WARNING,
	"“{0}”是链接或特殊文件，没有读；请放入文件本身",
	"\"{0}\" is a link or a special file and was not read; put the file "
	"itself there"};
static const struct diag_kind FILE_IS_LINK = {
	"scan-file-is-link", DIAG_ERROR,
	"“{0}”是链接或特殊文件，不能读；请放入文件本身",
	"\"{0}\" is a link or a special file and cannot be read; put the file "
	"itself there"};
static const struct diag_kind FILE_IS_FOLDER = {
	"scan-file-is-folder", DIAG_ERROR,
	"“{0}”是文件夹，这里要的是同名的文件；请把里面的文件移出来，"
	"再删去或改名这个文件夹",
	"\"{0}\" is a folder where a file of that name is expected; move the "
	"file out of it and remove or rename the folder"};
static const struct diag_kind SUBFOLDER = {
	"scan-subfolder", DIAG_WARNING,
	"文件夹“{0}”里的文件没有读；{1}，不再分文件夹",
	"the files in the folder \"{0}\" were not read; {2}, without folders "
	"of its own"};
static const struct diag_kind YEAR_NAME = {
	"scan-year-name", DIAG_ERROR,
	"文件夹“{0}”看来是一个年度，但没有读：年度文件夹的名称只能是四位数字。"
	"请改名为{1}；不是要公布的年度，请移到 content/ 之外",
	"the folder \"{0}\" looks like a year but was not read: the name of a "
	"year's folder is four digits and nothing else; rename it to {2}, or "
	"move it out of content/ if it is not to be published"};
static const struct diag_kind UNKNOWN_FOLDER = {
	"scan-unknown-folder", DIAG_WARNING,
	"文件夹“{0}”不是年度，没有读；年度文件夹用四位数字命名，例如 2023",
	"the folder \"{0}\" is no year and was not read; folders of years have "
	"four digits, such as 2023"};
static const struct diag_kind NAME_NOT_UTF8 = {
	"scan-name-encoding", DIAG_WARNING,
	"文件名不是 UTF-8，没有读（开头是“{0}”）；请改名",
	"a file's name is not UTF-8, and the file was not read (it begins with "
	"\"{0}\"); rename it"};

/* Where a file stands decides which files are of use. */
enum place { PLACE_TOP, PLACE_CLASSIFICATIONS, PLACE_FOLDER, PLACE_YEAR };

struct scan {
	struct arena *arena;
	struct arena *scratch; /* full paths, entries of the folders above */
	struct str root;
	struct diag *diag;
	struct os_error *error;
};

/* Hidden files, editors' copies, what systems leave behind. */
static bool is_passed_over(struct str name)
{
	return str_starts(name, STR(".")) || str_starts(name, STR("~$")) ||
	       str_starts(name, STR("#")) || str_ends(name, STR("~")) ||
	       str_ends(name, STR(".bak")) || str_ends(name, STR(".tmp")) ||
	       str_eq(name, STR("Thumbs.db")) ||
	       str_eq(name, STR("desktop.ini"));
}

static bool is_one_of(struct str s, const char *const *words)
{
	for (; *words; words++)
		if (str_eq(s, str_from(*words)))
			return true;
	return false;
}

static bool is_useful(enum place place, struct str name, struct str ending)
{
	static const char *const lists[] = {"csv", "tsv", "txt", NULL};
	static const char *const pages[] = {"md", "png", "jpg", "jpeg", NULL};

	switch (place) {
	case PLACE_CLASSIFICATIONS:
		return is_one_of(ending, lists);
	case PLACE_FOLDER:
		return is_one_of(ending, pages);
	case PLACE_YEAR:
		if (str_eq(name, STR("document.json")) ||
		    str_eq(name, STR("performance.json")))
			return true;
		break;
	case PLACE_TOP:
		break;
	}
	return is_one_of(ending, lists) || is_one_of(ending, pages);
}

static const struct {
	struct str zh, en;
} uses[] = {
	[PLACE_TOP] = {STR_INIT("content/ 下放 .csv、.md 和 .md "
				"里用到的图片（.png、.jpg）"),
		       STR_INIT("content/ holds .csv, .md and the pictures of "
				".md (.png, .jpg)")},
	[PLACE_CLASSIFICATIONS] = {STR_INIT("这里放 .csv"),
				   STR_INIT("here stand .csv files")},
	[PLACE_FOLDER] =
		{STR_INIT("机构文件夹下放 "
			  ".md、它用到的图片（.png、.jpg）和年度文件夹"),
		 STR_INIT("an organisation's folder holds .md, its "
			  "pictures (.png, .jpg) and folders of "
			  "years")},
	[PLACE_YEAR] =
		{STR_INIT("年度文件夹下放 document.json、"
			  "performance.json、.csv、.md 和 .md 里用到的图片"
			  "（.png、.jpg）"),
		 STR_INIT("a year's folder holds document.json, "
			  "performance.json, .csv, .md and the pictures "
			  "of .md (.png, .jpg)")},
};

static void report_unknown(struct scan *s, struct span span, enum place place,
			   struct str name, struct str ending)
{
	static const char *const sheets[] = {"xls", "xlsx", "ods", "et", NULL};

	if (is_one_of(ending, sheets))
		diag_report(s->diag, &SPREADSHEET, span, name);
	else
		diag_report(s->diag, &UNKNOWN_FILE, span, name, uses[place].zh,
			    uses[place].en);
}

static struct str join(struct arena *a, struct str folder, struct str name)
{
	return folder.n ? str_format(a, "%.*s/%.*s", STR_ARG(folder),
				     STR_ARG(name))
			: str_copy(a, name);
}

static bool add_file(struct scan *s, struct str folder, struct str name,
		     enum place place, struct ingest_files *out)
{
	struct str path = join(s->arena, folder, name);
	struct str ending = file_ending(s->scratch, name);
	struct span span = span_at(path, 0, 0);
	struct os_stat st;

	if (!os_stat(join(s->scratch, s->root, path), &st, s->error))
		return false;
	if (st.kind != OS_FILE) {
		if (st.kind != OS_NONE)
			diag_report(s->diag,
				    is_useful(place, name, ending)
					    ? &FILE_IS_LINK
					    : &NOT_A_FILE,
				    span, name);
	} else if (!is_useful(place, name, ending)) {
		report_unknown(s, span, place, name, ending);
	} else {
		*VEC_PUSH(s->arena, out) = (struct ingest_file){
			.name = str_slice(path, path.n - name.n, path.n),
			.path = path,
			.size = st.size,
			.inode = st.inode,
			.mtime_ns = st.mtime_ns,
			.ctime_ns = st.ctime_ns,
		};
	}
	return true;
}

/* The entries of a folder that are looked at. */
static bool list(struct scan *s, struct str folder, struct os_list *out)
{
	struct os_list all = {0};
	struct str full =
		folder.n ? join(s->scratch, s->root, folder) : s->root;

	if (!os_list(s->scratch, full, &all, s->error))
		return false;
	for (size_t i = 0; i < all.count; i++) {
		struct str name = all.items[i].name;
		size_t bad = utf8_invalid_at(name);

		if (is_passed_over(name))
			continue;
		if (bad < name.n)
			diag_report(s->diag, &NAME_NOT_UTF8,
				    span_at(folder, 0, 0),
				    str_slice(name, 0, bad));
		else
			*VEC_PUSH(s->scratch, out) = all.items[i];
	}
	return true;
}

/* Room for the files of a folder, of which there are many. */
static void reserve(struct scan *s, const struct os_list *entries,
		    struct ingest_files *out)
{
	size_t count = out->count;

	for (size_t i = 0; i < entries->count; i++)
		count += entries->items[i].kind != OS_DIRECTORY;
	out->items = arena_grow(s->arena, out->items, out->count, count,
				sizeof *out->items, _Alignof(max_align_t));
	out->capacity = count;
}

/* A folder where there should be files only. */
static void report_subfolder(struct scan *s, struct str folder, struct str name,
			     enum place place)
{
	struct span span = span_at(join(s->scratch, folder, name), 0, 0);
	bool useful = is_useful(place, name, file_ending(s->scratch, name));

	if (useful)
		diag_report(s->diag, &FILE_IS_FOLDER, span, name);
	else
		diag_report(s->diag, &SUBFOLDER, span, name, uses[place].zh,
			    uses[place].en);
}

static bool scan_files(struct scan *s, struct str folder, enum place place,
		       struct ingest_files *out)
{
	struct os_list entries = {0};

	if (!list(s, folder, &entries))
		return false;
	reserve(s, &entries, out);
	for (size_t i = 0; i < entries.count; i++) {
		struct str name = entries.items[i].name;

		if (entries.items[i].kind == OS_DIRECTORY)
			report_subfolder(s, folder, name, place);
		else if (!add_file(s, folder, name, place, out))
			return false;
	}
	return true;
}

static bool is_year(struct str name, uint64_t *year)
{
	return name.n == 4 && str_to_uint(name, 2199, year) && *year >= 1900;
}

/* The digits of a name, full-width ones too, others as blanks. */
static struct str digits_of(struct scan *s, struct str name)
{
	struct buf b = {0};

	for (size_t at = 0; at < name.n;) {
		uint32_t c = utf8_next(name, &at);

		if (c >= 0xFF10 && c <= 0xFF19)
			c -= 0xFF10 - '0';
		buf_add_char(&b, c >= '0' && c <= '9' ? (char)c : ' ');
	}
	struct str digits = str_copy(s->scratch, buf_str(&b));

	buf_free(&b);
	return digits;
}

/* The year that a name like 2026年, FY2026 or ２０２６ means; else empty. */
static struct str meant_year(struct str digits)
{
	uint64_t year;

	while (digits.n) {
		struct str_cut cut = str_cut(digits, STR(" "));

		if (is_year(cut.head, &year))
			return cut.head;
		digits = cut.tail;
	}
	return STR("");
}

/* A folder beside those of the years. */
static void report_folder(struct scan *s, struct str path, struct str name)
{
	struct str digits = digits_of(s, name), year = meant_year(digits);
	struct span span = span_at(path, 0, 0);

	if (is_useful(PLACE_FOLDER, name, file_ending(s->scratch, name)))
		diag_report(s->diag, &FILE_IS_FOLDER, span, name);
	else if (year.n)
		diag_report(s->diag, &YEAR_NAME, span, name,
			    str_format(s->scratch, "“%.*s”", STR_ARG(year)),
			    str_format(s->scratch, "\"%.*s\"", STR_ARG(year)));
	else if (str_contains(name, STR("年")) || !str_starts(digits, STR(" ")))
		diag_report(s->diag, &YEAR_NAME, span, name,
			    STR("四位数字，例如“2023”"),
			    STR("four digits, such as \"2023\""));
	else
		diag_report(s->diag, &UNKNOWN_FOLDER, span, name);
}

static bool scan_year(struct scan *s, struct str path, struct str name,
		      struct ingest_folder *out)
{
	uint64_t year = 0;

	if (!is_year(name, &year)) {
		report_folder(s, path, name);
		return true;
	}
	struct ingest_year *item = arena_grow(
		s->arena, out->years, out->year_count, out->year_count + 1,
		sizeof *item, _Alignof(struct ingest_year));

	out->years = item;
	item = &out->years[out->year_count++];
	*item = (struct ingest_year){.year = (int)year};
	return scan_files(s, path, PLACE_YEAR, &item->files);
}

static bool scan_folder(struct scan *s, struct str id,
			struct ingest_folder *out)
{
	struct os_list entries = {0};

	out->id = str_copy(s->arena, id);
	if (!list(s, id, &entries))
		return false;
	reserve(s, &entries, &out->files);
	for (size_t i = 0; i < entries.count; i++) {
		struct str name = entries.items[i].name;
		bool ok = entries.items[i].kind == OS_DIRECTORY
				  ? scan_year(s, join(s->scratch, id, name),
					      name, out)
				  : add_file(s, id, name, PLACE_FOLDER,
					     &out->files);

		if (!ok)
			return false;
	}
	return true;
}

static bool scan_top(struct scan *s, const struct os_entry *entry,
		     struct ingest_plan *out)
{
	if (entry->kind != OS_DIRECTORY)
		return add_file(s, STR(""), entry->name, PLACE_TOP,
				&out->files);
	if (str_eq(entry->name, STR("classifications")))
		return scan_files(s, entry->name, PLACE_CLASSIFICATIONS,
				  &out->files);
	if (is_useful(PLACE_TOP, entry->name,
		      file_ending(s->scratch, entry->name))) {
		report_subfolder(s, STR(""), entry->name, PLACE_TOP);
		return true;
	}
	if (out->folder_count == out->folder_capacity) {
		size_t more =
			out->folder_capacity ? out->folder_capacity * 2 : 16;

		out->folders = arena_grow(
			s->arena, out->folders, out->folder_count, more,
			sizeof *out->folders, _Alignof(struct ingest_folder));
		out->folder_capacity = more;
	}
	struct ingest_folder *folder = &out->folders[out->folder_count++];

	*folder = (struct ingest_folder){0};
	return scan_folder(s, entry->name, folder);
}

static bool scan_all(struct scan *s, struct ingest_plan *out)
{
	struct os_list entries = {0};
	bool ok = list(s, STR(""), &entries);

	for (size_t i = 0; ok && i < entries.count; i++) {
		struct arena_mark mark = arena_mark(s->scratch);

		ok = scan_top(s, &entries.items[i], out);
		arena_rewind(s->scratch, mark);
	}
	return ok;
}

bool ingest_scan(struct arena *a, struct str root, struct str name,
		 struct ingest_plan *out, struct diag *d, struct os_error *e)
{
	struct arena scratch = {0};
	struct scan s = {.arena = a,
			 .scratch = &scratch,
			 .root = root,
			 .diag = d,
			 .error = e};

	*out = (struct ingest_plan){.root = str_copy(a, root),
				    .name = str_copy(a, name)};
	struct str outer = d->folder;

	d->folder = out->name;
	bool ok = scan_all(&s, out);

	d->folder = outer;
	arena_free(&scratch);
	return ok;
}
