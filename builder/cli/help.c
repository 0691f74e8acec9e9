/* Help texts. */
#include "cli/options_table.h"

struct help {
	const char *zh, *en;
};

static const struct help texts[] = {
	[COMMAND_BUILD] =
		{"用法：budgetpress build [选项]\n"
		 "读入 site.toml 和 content/，核对数据，把完整的网站写到 "
		 "public/。\n"
		 "数据有错误时不发布，原来的网站不变。\n",
		 "usage: budgetpress build [options]\n"
		 "Read site.toml and content/, check the data, write the whole "
		 "site to public/.\nData with errors are not published; the "
		 "old "
		 "site stays.\n"},
	[COMMAND_CHECK] =
		{"用法：budgetpress check [选项]\n"
		 "读入并核对全部数据，不写任何文件。发布前请先运行它。\n",
		 "usage: budgetpress check [options]\n"
		 "Read and check everything, write nothing. Run it before "
		 "publishing.\n"},
	[COMMAND_NEW] =
		{"用法：budgetpress new 文件夹 [选项]\n"
		 "新建一个可以立即生成的小网站：site."
		 "toml、一个部门一年的预算和说明。\n",
		 "usage: budgetpress new FOLDER [options]\n"
		 "Write a small site that builds at once: site.toml, one "
		 "department-year, its commentary.\n"},
	[COMMAND_LIST_TABLES] =
		{"用法：budgetpress list-tables [选项]\n"
		 "列出官方表格的编号、名称和列，以及在 content/ "
		 "里认出的表格。\n",
		 "usage: budgetpress list-tables [options]\n"
		 "Show the official tables, their titles and columns, and what "
		 "was recognised in content/.\n"},
	[COMMAND_DIFF] =
		{"用法：budgetpress diff 旧网站 新网站 [选项]\n"
		 "逐格比较两个已生成网站的数据：改了的、新增的、不见了的。\n",
		 "usage: budgetpress diff OLD NEW [options]\n"
		 "Compare the data of two built sites cell by cell: what "
		 "changed, appeared, vanished.\n"},
	[COMMAND_VERSION] = {"用法：budgetpress version\n显示版本。\n",
			     "usage: budgetpress version\nShow the version.\n"},
	[COMMAND_HELP] =
		{"用法：budgetpress 命令 [选项]\n\n"
		 "命令：\n"
		 "  build        核对数据，生成网站\n"
		 "  check        只核对，不写文件\n"
		 "  new 文件夹    新建一个小网站\n"
		 "  list-tables  列出官方表格和认出的表格\n"
		 "  diff 旧 新   比较两个网站的数据\n"
		 "  version      显示版本\n"
		 "  help [命令]  显示帮助\n\n"
		 "每个命令的选项和退出码：budgetpress help 命令\n",
		 "usage: budgetpress COMMAND [options]\n\n"
		 "commands:\n"
		 "  build         check the data and write the site\n"
		 "  check         check only, write nothing\n"
		 "  new FOLDER    start a small site\n"
		 "  list-tables   official tables, and those recognised\n"
		 "  diff OLD NEW  what changed between two sites\n"
		 "  version       show the version\n"
		 "  help [COMMAND] show help\n\n"
		 "options and exit status of each: budgetpress help COMMAND\n"},
};

static const struct help statuses[] = {
	[COMMAND_BUILD] = {"\n退出码：0 正常；1 数据有错误，没有发布；2 用法"
			   "不对；3 磁盘、权限等出错，或文件夹不存在\n",
			   "\nexit status: 0 good, 1 the data have errors and "
			   "nothing was published,\n2 wrong use, 3 disk, "
			   "permission, or no such folder\n"},
	[COMMAND_CHECK] = {"\n退出码：0 可以发布（也可能有不一致）；1 数据有"
			   "错误；2 用法不对；3 磁盘、权限等出错，或文件夹不"
			   "存在\n",
			   "\nexit status: 0 may be published (there may be "
			   "conflicts), 1 the data have errors,\n2 wrong use, "
			   "3 disk, permission, or no such folder\n"},
	[COMMAND_NEW] = {"\n退出码：0 建好；2 用法不对，或文件夹不是空的；3 "
			 "磁盘、权限等出错\n",
			 "\nexit status: 0 done, 2 wrong use or the folder is "
			 "not empty, 3 disk or permission\n"},
	[COMMAND_LIST_TABLES] = {"\n退出码：0 正常；1 数据有错误；2 用法不对；"
				 "3 磁盘、权限等出错，或文件夹不存在\n",
				 "\nexit status: 0 good, 1 the data have "
				 "errors, 2 wrong use, 3 disk,\npermission, or "
				 "no such folder\n"},
	[COMMAND_DIFF] = {"\n退出码：0 已比较，不论有没有不同；1 有一个不是 "
			  "budgetpress 生成的网站；2 用法不对；3 读不了\n",
			  "\nexit status: 0 compared, whether they differ or "
			  "not; 1 one of them is no site that\nbudgetpress "
			  "wrote; 2 wrong use; 3 cannot be read\n"},
};

static void add_options(enum command command, bool zh, struct buf *out)
{
	buf_add(out, zh ? STR("\n选项：\n") : STR("\noptions:\n"));
	for (size_t i = 0; i < options_count; i++) {
		const struct option *option = &options_all[i];

		if (option_is_of(option, command))
			buf_add_format(out, "  %s\n",
				       zh ? option->zh : option->en);
	}
}

void options_help(enum command command, enum language language, struct buf *out)
{
	bool zh = language == LANGUAGE_ZH;

	buf_add(out, str_from(zh ? texts[command].zh : texts[command].en));
	if (command == COMMAND_HELP || command == COMMAND_VERSION)
		return;
	add_options(command, zh, out);
	buf_add(out,
		str_from(zh ? statuses[command].zh : statuses[command].en));
}
