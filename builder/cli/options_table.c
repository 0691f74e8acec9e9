/* The options: what each is called, does, and which commands take it. */
#include "cli/options_table.h"

static bool set_language(struct options *o, struct str value)
{
	if (str_eq(value, STR("zh-CN")) || str_eq(value, STR("zh")))
		o->language = LANGUAGE_ZH;
	else if (str_eq(value, STR("en")))
		o->language = LANGUAGE_EN;
	else
		return options_wrong(o, "--lang 只能是 zh-CN 或 en，不认识",
				     "--lang is zh-CN or en, not", value);
	return true;
}

static bool set_jobs(struct options *o, struct str value)
{
	uint64_t jobs;

	if (!str_to_uint(value, 64, &jobs) || !jobs)
		return options_wrong(o, "--jobs 要 1 到 64 的整数，不是",
				     "--jobs takes 1 to 64, not", value);
	o->jobs = (size_t)jobs;
	return true;
}

static bool set_root(struct options *o, struct str value)
{
	o->root = value;
	return true;
}

static bool set_output(struct options *o, struct str value)
{
	o->output = value;
	return true;
}

static bool set_dump(struct options *o, struct str value)
{
	if (!str_eq(value, STR("values")))
		return options_wrong(o, "--dump 只能是 values，不认识",
				     "--dump is values, not", value);
	o->dump_values = true;
	return true;
}

static bool set_format(struct options *o, struct str value)
{
	static const char *const names[] = {
		[FORMAT_TEXT] = "text",
		[FORMAT_JSON] = "json",
		[FORMAT_SARIF] = "sarif",
		[FORMAT_CSV] = "csv",
	};
	bool diff = o->command == COMMAND_DIFF;

	for (int i = FORMAT_TEXT; i <= FORMAT_CSV; i++)
		if (str_eq(value, str_from(names[i])) &&
		    (i == FORMAT_TEXT || diff == (i == FORMAT_CSV))) {
			o->format = (enum report_format)i;
			return true;
		}
	if (diff)
		return options_wrong(
			o, "diff 的 --format 只能是 text 或 csv，不是",
			"--format of diff is text or csv, not", value);
	return options_wrong(o, "--format 只能是 text、json 或 sarif，不认识",
			     "--format is text, json or sarif, not", value);
}

static bool set_quiet(struct options *o, struct str value)
{
	(void)value;
	o->quiet = true;
	return true;
}

static bool set_verbose(struct options *o, struct str value)
{
	(void)value;
	o->verbose = true;
	return true;
}

static bool set_record(struct options *o, struct str value)
{
	(void)value;
	o->record = true;
	return true;
}

static bool set_help(struct options *o, struct str value)
{
	(void)value;
	o->help = true;
	return true;
}

enum {
	BUILD = 1 << COMMAND_BUILD,
	CHECK = 1 << COMMAND_CHECK,
	NEW = 1 << COMMAND_NEW,
	TABLES = 1 << COMMAND_LIST_TABLES,
	DIFF = 1 << COMMAND_DIFF,
	SITE = BUILD | CHECK | TABLES, /* those that read a site */
};

const struct option options_all[] = {
	{"--root", "-C", true, SITE, set_root,
	 "-C, --root 文件夹    site.toml 所在的文件夹（默认：当前文件夹）",
	 "-C, --root FOLDER    folder of site.toml (default: this folder)"},
	{"--output", "-o", true, BUILD | CHECK, set_output,
	 "-o, --output 文件夹  网站写到哪里，相对于当前文件夹\n"
	 "                       （默认：site.toml 里 [output] 的 folder，"
	 "相对于 site.toml）",
	 "-o, --output FOLDER  where the site goes, from the current folder\n"
	 "                       (default: folder in [output] of site.toml,\n"
	 "                       from the folder of site.toml)"},
	{"--jobs", "-j", true, BUILD | CHECK, set_jobs,
	 "-j, --jobs 数        同时处理的部门数（默认：处理器个数）",
	 "-j, --jobs N         departments at a time (default: processors)"},
	{"--record", NULL, false, BUILD, set_record,
	 "    --record         把这次发布的数据记入 history/，以后的改动有案"
	 "可查",
	 "    --record         keep what is published in history/, so that\n"
	 "                       changes are known from then on"},
	{"--dump", NULL, true, BUILD, set_dump,
	 "    --dump=values    打印各页模板可用的值，不写文件",
	 "    --dump=values    print the values of every page, write nothing"},
	{"--format", NULL, true, CHECK, set_format,
	 "    --format 格式    text、json 或 sarif（默认：text）",
	 "    --format FORMAT  text, json or sarif (default: text)"},
	{"--format", NULL, true, DIFF, set_format,
	 "    --format 格式    text 或 csv（默认：text）",
	 "    --format FORMAT  text or csv (default: text)"},
	{"--quiet", "-q", false, SITE | NEW | DIFF, set_quiet,
	 "-q, --quiet          只显示错误", "-q, --quiet          errors only"},
	{"--verbose", "-v", false, SITE, set_verbose,
	 "-v, --verbose        显示全部信息，同类信息也不省略",
	 "-v, --verbose        all messages, also many of one kind"},
	{"--lang", "-l", true, OPTION_EVERYWHERE, set_language,
	 "-l, --lang 语言      信息的语言：zh-CN 或 en（默认：系统语言）",
	 "-l, --lang LANGUAGE  zh-CN or en (default: the locale)"},
	{"--help", "-h", false, OPTION_EVERYWHERE, set_help,
	 "-h, --help           显示这个命令的帮助",
	 "-h, --help           show this help"},
};
const size_t options_count = sizeof options_all / sizeof *options_all;

static bool has_name(const struct option *option, struct str name)
{
	return str_eq(name, str_from(option->name)) ||
	       (option->short_name &&
		str_eq(name, str_from(option->short_name)));
}

const struct option *option_find(struct str name, enum command command)
{
	const struct option *other = NULL;

	for (size_t i = 0; i < options_count; i++) {
		const struct option *option = &options_all[i];

		if (!has_name(option, name))
			continue;
		if (option_is_of(option, command))
			return option;
		other = option;
	}
	return other;
}
