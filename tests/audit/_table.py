"""A table of an invented year, its figures, and what must hold between them."""
import csv
import io
import re

YEAR = 2026
PARTS = ("（本级）", "综合服务中心", "信息中心")
FUNCTIONS = {
    "201": ("一般公共服务支出", {
        "03": ("政府办公厅（室）及相关机构事务",
               {"01": "行政运行", "02": "一般行政管理事务", "50": "事业运行"}),
        "06": ("财政事务", {"04": "预算改革业务", "07": "信息化建设"})}),
    "206": ("科学技术支出", {
        "01": ("科学技术管理事务", {"02": "科技政策宣传", "03": "机关服务"}),
        "04": ("技术研究与开发", {"01": "机构运行", "04": "成果转化"})}),
    "208": ("社会保障和就业支出", {
        "05": ("行政事业单位养老支出",
               {"01": "行政单位离退休", "06": "职业年金缴费支出"}),
        "02": ("民政管理事务", {"06": "社会组织管理", "08": "基层政权建设"})}),
    "212": ("城乡社区支出", {
        "01": ("城乡社区管理事务", {"04": "城管执法", "06": "市政公用管理"}),
        "05": ("城乡社区环境卫生", {"01": "垃圾清运", "02": "公厕管理"})}),
}
# Money of basic expenditure, of projects, or both.
ECONOMY = {
    "301": ("工资福利支出", {"01": "基本工资", "02": "津贴补贴", "03": "奖金"},
            "b"),
    "302": ("商品和服务支出", {"01": "办公费", "11": "差旅费", "16": "培训费"},
            "bp"),
    "310": ("资本性支出", {"02": "办公设备购置", "07": "信息网络购置"}, "p"),
}
BOUGHT = {"A": ("货物", {"02": "通用设备"}), "C": ("服务", {"02": "信息技术服务"})}
FIRST = ("政务大厅事务", "档案管理事务", "社区服务事务", "热线管理事务",
         "系统建设事务", "数据资源事务")
SECOND = ("窗口运营", "设施更新", "档案数字化", "库房保障", "社区巡查",
          "便民活动", "热线接听", "热线质检", "平台开发", "平台运行",
          "数据治理", "数据安全")
NUMERALS = "一二三四五六七八九十"


def money(cents):
    whole, part = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole:,}.{part:02}"


def number(text):
    """Hundredths, or None for a blank."""
    if not text:
        return None
    assert re.fullmatch(r"-?[\d,]+\.\d\d", text), text
    return int(text.replace(",", "").replace(".", ""))


def split(rng, total, parts):
    """Positive amounts that sum to total."""
    weights = [rng.randrange(10, 100) for _ in range(parts)]
    shares = [total * w // sum(weights) for w in weights]
    shares[-1] += total - sum(shares)
    return shares


class Relation:
    """A figure and those it follows from. kind: sum (n + 1 half units), same
    (nothing), within (no more than the parts)."""

    def __init__(self, rule, kind, stated, parts):
        self.rule, self.kind, self.stated = rule, kind, stated
        self.parts = [p if isinstance(p[0], int) else (1, p) for p in parts]

    def places(self):
        return [self.stated] + [p for _, p in self.parts]


class Table:
    def __init__(self, year, name, title, columns, top=()):
        self.name, self.columns = name, columns
        self.unit = "万元"
        self.top = [[f"表{len(year.tables) + 1}"], [title],
                    [f"部门名称：{year.names[0]}"], ["单位：{}"],
                    *(top or [columns])]
        self.rows = []  # per row: column to text or place
        self.year = year
        year.tables[name] = self

    def add(self, **cells):
        """A row; integers are figures. Returns its line."""
        line = len(self.top) + len(self.rows) + 1
        for column, value in cells.items():
            if isinstance(value, int):
                self.year.figures[self.name, line, column] = money(value)
        self.rows.append({c: v for c, v in cells.items()
                          if not isinstance(v, int)})
        return line

    def text(self):
        out = io.StringIO()
        write = csv.writer(out, lineterminator="\n").writerow
        width = len(self.columns)
        for row in self.top:
            write([c.replace("{}", self.unit) for c in row]
                  + [""] * (width - len(row)))
        for i, row in enumerate(self.rows):
            line = len(self.top) + i + 1
            write([row.get(c, self.year.figures.get((self.name, line, c), ""))
                   for c in self.columns])
        return out.getvalue()
