/* The wording of the pages of the data. */
#include "view/word_tables.h"

const struct word words_data[] = {
	{"data_lead",
	 "本站的全部数字都可以整份下载、自由使用。网页上的数和文件里的数逐字相"
	 "同。",
	 "Everything on this site can be downloaded and used freely. The "
	 "figures in the files are those of the pages, to the last digit."},
	{"data_whole", "整站一次下载", "All of it at once"},
	{"data_sets", "数据集", "Datasets"},
	{"data_machines", "给程序用的说明和接口", "For programs"},
	{"data_workbook", "Excel 工作簿（XLSX）", "Workbook (XLSX)"},
	{"data_database", "SQLite 数据库", "SQLite database"},
	{"data_archive", "压缩包（ZIP）", "Archive (ZIP)"},
	{"data_readme", "说明（README.txt）", "README.txt"},
	{"data_package", "Data Package（Frictionless、Fiscal）",
	 "Data Package (Frictionless, Fiscal)"},
	{"data_csvw", "CSV on the Web（CSVW）", "CSV on the Web (CSVW)"},
	{"data_catalog_json", "DCAT 目录（JSON-LD）",
	 "DCAT catalogue (JSON-LD)"},
	{"data_catalog_turtle", "DCAT 目录（Turtle）",
	 "DCAT catalogue (Turtle)"},
	{"data_manifest", "文件清单（manifest.json）", "Manifest of all files"},
	{"data_sums", "校验和（SHA256SUMS）", "Checksums (SHA256SUMS)"},
	{"data_api", "静态 JSON 接口", "Static JSON API"},
	{"data_openapi", "接口说明（OpenAPI 3.1）",
	 "Its description (OpenAPI 3.1)"},
	{"file", "文件", "File"},
	{"size", "大小", "Size"},
	{"example", "例子", "Example"},
	{"sample", "前几行", "First rows"},
	{"limits", "使用时请注意", "Known limitations"},
	{"how_to_load", "怎样读入", "How to load it"},
	{"load_excel",
	 "打开“供 Excel 打开”的 CSV，或下载工作簿。编码和长数字在那里是文字，"
	 "不会被改成数字或日期。",
	 "open the CSV for Excel, or the workbook. There, codes and long "
	 "numbers are text and are not turned into numbers or dates."},
	{"sums_note",
	 "校验和用来确认下载的文件完整无误：在 data 文件夹里运行 sha256sum -c "
	 "SHA256SUMS。",
	 "The checksums prove that a download is whole: run sha256sum -c "
	 "SHA256SUMS in the folder data."},
	{"cite", "怎样引用", "How to cite"},
	{"cite_table", "引用本表", "Cite this table"},
	{"cite_figure", "引用这个数", "Cite this figure"},
	{"cite_figures", "怎样引用这一年的数",
	 "How to cite the figures of this year"},
	{"cite_lead",
	 "引用一个数，请写明它在哪张表、哪一行、哪一列，再附上那一行的网址。"
	 "点行名就到那一行；网址长期不变。在 amounts.csv 里找同一个数有两种"
	 "办法：按 table、row_id 和 column_id，表格的行用“-”连起前两个就是网址"
	 "末尾，绩效目标表的任务用 row_id 就是；或者按 source_file 和 "
	 "source_line，就是这里的文件和行号。",
	 "To cite a figure, name its table, row and column, and give the "
	 "address of the row, to which its name leads; addresses stay as they "
	 "are. In amounts.csv the same figure is found by table, row_id and "
	 "column_id: the end of the address is the first two joined by \"-\", "
	 "for a task of the performance targets the row_id alone; or by "
	 "source_file and source_line, the file and line given here."},
	{"cite_row", "行", "Row"},
	{"cite_anchor", "网址末尾", "End of the address"},
	{"cite_line", "文件的行", "Line of the file"},
	{"cite_file", "录入文件", "File"},
	{"cite_source", "文件和行号", "File and line"},
	{"cite_copy", "复制", "Copy"},
	{"cite_copied", "已复制", "Copied"},
	{"cite_close", "关闭", "Close"},
};
const size_t words_data_count = sizeof words_data / sizeof *words_data;
