/* Help texts. */
#include "cli/options.h"

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
		{"用法：budgetpress new 文件夹\n"
		 "新建一个可以立即生成的小网站：site."
		 "toml、一个部门一年的预算和说明。\n",
		 "usage: budgetpress new FOLDER\n"
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
		 "  help [命令]  显示帮助\n",
		 "usage: budgetpress COMMAND [options]\n\n"
		 "commands:\n"
		 "  build         check the data and write the site\n"
		 "  check         check only, write nothing\n"
		 "  new FOLDER    start a small site\n"
		 "  list-tables   official tables, and those recognised\n"
		 "  diff OLD NEW  what changed between two sites\n"
		 "  version       show the version\n"
		 "  help [COMMAND] show help\n"},
};

static const struct help common = {
	"\n选项：\n"
	"  -C, --root 文件夹    site.toml 所在的文件夹（默认：当前文件夹）\n"
	"  -o, --output 文件夹  网站写到哪里（默认：site.toml 里的 "
	"output.folder）\n"
	"  -j, --jobs 数        同时处理的部门数（默认：处理器个数）\n"
	"  -l, --lang 语言      信息的语言：zh-CN 或 en（默认：系统语言）\n"
	"  -q, --quiet          只显示错误\n"
	"  -v, --verbose        显示全部信息，同类信息也不省略\n"
	"      --record         build：把这次发布的数据记入 history/，以后"
	"的改动有案可查\n"
	"      --dump=values    打印各页模板可用的值，不写文件\n"
	"      --format 格式    check：text、json 或 sarif；diff：text 或 csv\n"
	"\n退出码：0 正常；1 数据有错误；2 用法不对；3 磁盘、权限等出错\n",
	"\noptions:\n"
	"  -C, --root FOLDER    folder of site.toml (default: this folder)\n"
	"  -o, --output FOLDER  where the site goes (default: output.folder of "
	"site.toml)\n"
	"  -j, --jobs N         departments at a time (default: processors)\n"
	"  -l, --lang LANGUAGE  zh-CN or en (default: the locale)\n"
	"  -q, --quiet          errors only\n"
	"  -v, --verbose        all messages, also many of one kind\n"
	"      --record         build: keep what is published in history/, so "
	"that\n                       changes are known from then on\n"
	"      --dump=values    print the values of every page, write nothing\n"
	"      --format FORMAT  check: text, json or sarif; diff: text or "
	"csv\n"
	"\nexit status: 0 good, 1 the data have errors, 2 wrong use, 3 disk or "
	"permission failed\n"};

void options_help(enum command command, enum language language, struct buf *out)
{
	bool zh = language == LANGUAGE_ZH;

	buf_add(out, str_from(zh ? texts[command].zh : texts[command].en));
	if (command != COMMAND_VERSION && command != COMMAND_NEW)
		buf_add(out, str_from(zh ? common.zh : common.en));
}
