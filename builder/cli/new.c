/* A small site that builds at once: its files, as text. */
#include "cli/new.h"

#include "os/os.h"

struct file {
	const char *path, *text;
};

static const struct file files[] = {
	{"site.toml",
	 "title = \"某市部门预算公开\"\n"
	 "title_en = \"Department budgets\"\n"
	 "languages = [\"zh-CN\"]\n"
	 "\n"
	 "[licence]\n"
	 "name = \"CC BY 4.0\"\n"
	 "url = \"https://creativecommons.org/licenses/by/4.0/deed.zh-hans\"\n"
	 "\n"
	 "[publisher]\n"
	 "name = \"某市财政局\"\n"},
	{"content/index.md",
	 "+++\ntitle = \"某市部门预算公开\"\n+++\n"
	 "这里公布本市各部门的预算。每个数字都可以查到出处。\n"},
	{"content/organizations.csv",
	 "id,name,name_en,parent,kind,district,aliases,valid_from,valid_to,"
	 "successor\n"
	 "shili,某市示例局,,,department,,,,,\n"
	 "shili-bj,某市示例局（本级）,,shili,unit,,,,,\n"},
	{"content/classifications/functional.csv",
	 "code,name,name_en\n"
	 "201,一般公共服务支出,\n"
	 "20103,政府办公厅（室）及相关机构事务,\n"
	 "2010301,行政运行,\n"},
	{"content/glossary.csv",
	 "term,name_en,definition\n"
	 "基本支出,Basic expenditure,"
	 "为保障机构正常运转、完成日常工作而安排的支出。\n"},
	{"content/shili/index.md", "+++\ntitle = \"部门简介\"\n+++\n"
				   "示例局是用来演示的部门。\n"},
	{"content/shili/2026/document.json",
	 "{\n"
	 "  \"title\": \"2026年某市示例局部门预算\",\n"
	 "  \"fiscal_year\": 2026,\n"
	 "  \"stage\": \"approved\",\n"
	 "  \"currency_unit\": \"万元\",\n"
	 "  \"sources\": [ { \"id\": \"budget\", \"title\": "
	 "\"2026年某市示例局部门预算\" } ],\n"
	 "  \"tables\": { \"expenditure\": { \"source\": \"budget\", "
	 "\"place\": "
	 "\"表3\" } }\n"
	 "}\n"},
	{"content/shili/2026/支出总表.csv",
	 "表3,,,,,\n支出总表,,,,,\n部门名称：某市示例局,,,,,\n单位：万元,,,,,\n"
	 "预算单位,科目编码,科目名称,支出总计,基本支出,项目支出\n"
	 "某市示例局,,,\"1,200\",800,400\n"
	 "某市示例局（本级）,,,\"1,200\",800,400\n"
	 ",201,一般公共服务支出,\"1,200\",800,400\n"
	 ",20103,政府办公厅（室）及相关机构事务,\"1,200\",800,400\n"
	 ",2010301,行政运行,\"1,200\",800,400\n"},
	{"content/shili/2026/10-overview.md",
	 "+++\ntitle = \"收支概况\"\nweight = 10\n+++\n"
	 "2026年安排支出[1,200万元](figure:expenditure/total)，其中项目支出"
	 "[400万元](figure:expenditure/project)。\n"},
};

enum { STATUS_GOOD, STATUS_USE = 2, STATUS_WORLD };

/* zh or en, with what in place of each star. */
static int say(const struct options *o, const char *zh, const char *en,
	       struct str what, int status)
{
	struct str_cut cut = str_cut(
		str_from(o->language == LANGUAGE_ZH ? zh : en), STR("*"));
	struct buf text = {0};

	buf_add(&text, cut.head);
	while (cut.found) {
		cut = str_cut(cut.tail, STR("*"));
		buf_add(&text, what);
		buf_add(&text, cut.head);
	}
	os_print(status ? 2 : 1, buf_str(&text));
	buf_free(&text);
	return status;
}

static int fail(const struct options *o, const struct os_error *e)
{
	struct buf text = {0};

	os_error_format(&text, e, o->language == LANGUAGE_ZH);
	buf_add_char(&text, '\n');
	os_print(2, buf_str(&text));
	buf_free(&text);
	return STATUS_WORLD;
}

/* Is there nothing that could be overwritten? */
static bool is_free(struct arena *a, struct str folder, struct os_error *e,
		    bool *free)
{
	struct os_stat st;
	struct os_list list = {0};

	if (!os_stat(folder, &st, e))
		return false;
	*free = st.kind == OS_NONE;
	if (st.kind != OS_DIRECTORY)
		return true;
	if (!os_list(a, folder, &list, e))
		return false;
	*free = list.count == 0;
	return true;
}

static bool write_file(struct arena *a, struct str folder,
		       const struct file *file, struct os_error *e)
{
	struct str path = str_format(a, "%.*s/%s", STR_ARG(folder), file->path);
	size_t slash = path.n;

	while (path.s[slash - 1] != '/')
		slash--;
	return os_make_directories(str_slice(path, 0, slash - 1), e) &&
	       os_write(path, str_from(file->text), e);
}

int new_site(const struct options *o)
{
	struct arena a = {0};
	struct os_error e = {0};
	bool good = false, is_new = false;

	if (!o->operand.n)
		return say(o, "budgetpress: 请写明新网站的文件夹*\n",
			   "budgetpress: name the folder of the new site*\n",
			   STR(""), STATUS_USE);
	good = is_free(&a, o->operand, &e, &is_new);
	if (good && !is_new) {
		arena_free(&a);
		return say(o, "budgetpress: “*”已经存在并且不是空的\n",
			   "budgetpress: \"*\" exists and is not empty\n",
			   o->operand, STATUS_USE);
	}
	for (size_t i = 0; good && i < sizeof files / sizeof *files; i++)
		good = write_file(&a, o->operand, &files[i], &e);
	arena_free(&a);
	if (!good)
		return fail(o, &e);
	if (o->quiet)
		return STATUS_GOOD;
	return say(o,
		   "已建好，里面是示例：请改 site.toml 的 "
		   "title、publisher、licence\n"
		   "和 content/organizations.csv，再换掉 content/shili。\n"
		   "检查：budgetpress check -C *\n"
		   "生成：budgetpress build -C *\n",
		   "done, with an example inside: edit title, publisher and "
		   "licence in site.toml,\n"
		   "and content/organizations.csv, then replace "
		   "content/shili.\n"
		   "Check: budgetpress check -C *\n"
		   "Build: budgetpress build -C *\n",
		   o->operand, STATUS_GOOD);
}
