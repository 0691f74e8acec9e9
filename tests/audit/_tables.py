"""The tables of an invented year, with what must hold between their figures."""
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


class Tables:
    """The money of the year, and its tables."""

    def relate(self, rule, kind, stated, parts):
        self.relations.append(Relation(rule, kind, stated, parts))

    # ---- the money ----

    def _amounts(self):
        rng = self.rng
        self.second = [[rng.randrange(2_000, 300_000) for _ in range(4)]
                       for _ in range(3)]
        self.project = [sum(s) for s in self.second]
        self.basic = [rng.randrange(20_000, 900_000) for _ in range(3)]
        self.total = sum(self.basic) + sum(self.project)
        # What was carried over is spent by the first project.
        self.carried = rng.randrange(100, 1_000)
        self.functions = [self._spread(FUNCTIONS, u) for u in range(3)]
        self.economy = [self._economy(u) for u in range(3)]

    def _spread(self, tree, unit):
        """Code to name, basic, project: one unit's, of two 类."""
        lines, leaves = {}, []
        for top in sorted(self.rng.sample(sorted(tree), 2)):
            lines[top] = [tree[top][0], 0, 0]
            for group, (name, items) in sorted(tree[top][1].items()):
                lines[top + group] = [name, 0, 0]
                for item, title in items.items():
                    lines[top + group + item] = [title, 0, 0]
                    leaves.append(top + group + item)
        for code, basic, project in zip(
                leaves, split(self.rng, self.basic[unit], len(leaves)),
                split(self.rng, self.project[unit], len(leaves))):
            for part in code[:3], code[:5], code:
                lines[part][1] += basic
                lines[part][2] += project
        return lines

    def _economy(self, unit):
        lines, leaves = {}, {"b": [], "p": []}
        for top, (name, items, kinds) in ECONOMY.items():
            lines[top] = [name, 0, 0]
            for item, title in items.items():
                lines[top + item] = [title, 0, 0]
                for kind in kinds:
                    leaves[kind].append(top + item)
        for at, kind, total in ((1, "b", self.basic[unit]),
                                (2, "p", self.project[unit])):
            for code, amount in zip(leaves[kind], split(
                    self.rng, total, len(leaves[kind]))):
                lines[code[:3]][at] += amount
                lines[code][at] += amount
        return lines

    # ---- tables by code ----

    def _sums_below(self, table, lines, columns):
        """lines: code to line, of one unit."""
        for code, line in lines.items():
            below = [n for c, n in lines.items() if c.startswith(code)
                     and len(c) == len(code) + (2 if code else
                                                min(map(len, lines.keys()
                                                        - {""})))]
            for column in columns if below else ():
                if (table, line, column) in self.figures:
                    self.relate("hierarchy-sum", "sum", (table, line, column),
                                [(table, n, column) for n in below])

    def _coded(self, name, title, lists, columns, values):
        """values(basic, project, unit, code) are the cells of a row."""
        table = Table(self, name, title, ["unit", "code", "name", *columns])
        cells = [values(sum(self.basic), sum(self.project), None, "")]
        rows = {0: {"": table.add(unit=self.names[0],
                                  **dict(zip(columns, cells[0])))}}
        for u, lines in enumerate(lists):
            mine = rows[u + 1] = {}
            mine[""] = table.add(unit=self.names[u + 1], **dict(zip(
                columns, values(self.basic[u], self.project[u], u, ""))))
            for code, (label, basic, project) in lines.items():
                if values(basic, project, u, code)[0]:
                    mine[code] = table.add(code=code, name=label, **dict(zip(
                        columns, values(basic, project, u, code))))
            self._sums_below(name, mine, columns)
        for column in columns:
            self.relate("unit-sum", "sum", (name, rows[0][""], column),
                        [(name, rows[u][""], column) for u in (1, 2, 3)])
        return rows

    def _row_sums(self, name, total, parts):
        for table, line, column in list(self.figures):
            if table == name and column == total:
                self.relate("row-sum", "sum", (name, line, total),
                            [(name, line, p) for p in parts])

    def _same_rows(self, a, one, b, other, columns, totals=False):
        for unit, lines in one.items():
            for code, line in lines.items():
                if code in other[unit] and (not totals or not code):
                    for x, y in columns:
                        self.relate("same-figure", "same", (a, line, x),
                                    [(b, other[unit][code], y)])

    def _by_code(self):
        three = ["total", "basic", "project"]
        buys = [p // 4 for p in self.project]
        self.buys = buys

        def plain(basic, project, unit, code):
            return [basic + project, basic, project]

        def spent(basic, project, unit, code):
            amount = sum(buys) if unit is None else buys[unit]
            leaf = unit is not None and max(self.functions[unit])
            if code and not leaf.startswith(code):
                amount = 0
            amount = min(amount, basic + project)
            return [basic + project, basic, project, amount, amount // 2,
                    amount // 5]

        # One 项 buys all: not more than it spends.
        for u, lines in enumerate(self.functions):
            buys[u] = min(buys[u], sum(lines[max(lines)][1:]))
        spending = three + ["procurement", "procurement_sme",
                            "procurement_micro"]
        self.spent = self._coded("expenditure", "支出总表", self.functions,
                                 spending, spent)
        for column, above in (("procurement", "total"),
                              ("procurement_sme", "procurement"),
                              ("procurement_micro", "procurement")):
            for table, line, c in list(self.figures):
                if c == column:
                    self.relate("part-within", "within", (table, line, c),
                                [(table, line, above)])
        self.relations = [
            r for r in self.relations if r.stated[2] not in spending[4:]
            or r.kind == "within"]
        self._drop_shares()
        general = self._coded(
            "general-by-function", "一般公共预算支出表（按功能分类）",
            self.functions, three, plain)
        economy = self._coded(
            "general-by-economy", "一般公共预算支出表（按经济分类）",
            self.economy, three, plain)
        basic = self._coded(
            "basic-expenditure", "基本支出总表", self.economy,
            ["total", "appropriation", "general"],
            lambda b, p, u, c: [b, b, b])
        self.general, self.by_economy = general, economy
        for name in ("expenditure", "general-by-function",
                     "general-by-economy"):
            self._row_sums(name, "total", ["basic", "project"])
        self._row_sums("basic-expenditure", "total", ["appropriation"])
        self._row_sums("basic-expenditure", "appropriation", ["general"])
        same = [(c, c) for c in three]
        self._same_rows("general-by-function", general, "expenditure",
                        self.spent, same)
        self._same_rows("general-by-economy", economy, "general-by-function",
                        general, same, True)
        self._same_rows("basic-expenditure", basic, "expenditure", self.spent,
                        [("total", "basic")], True)
        self._same_rows("basic-expenditure", basic, "general-by-economy",
                        economy, [("total", "basic")])

    def _drop_shares(self):
        """Shares of what is bought stand with units only: halves need not
        add up."""
        totals = {rows[""] for rows in self.spent.values()}
        for place in list(self.figures):
            if place[0] == "expenditure" and place[2].startswith(
                    "procurement_") and place[1] not in totals - {
                        self.spent[0][""]}:
                del self.figures[place]
        self.relations = [r for r in self.relations
                          if all(p in self.figures for p in r.places())]
        dept = self.spent[0][""]
        for column in ("procurement_sme", "procurement_micro"):
            self.figures["expenditure", dept, column] = money(sum(
                number(self.figures["expenditure", self.spent[u][""], column])
                for u in (1, 2, 3)))
            self.relate("unit-sum", "sum", ("expenditure", dept, column),
                        [("expenditure", self.spent[u][""], column)
                         for u in (1, 2, 3)])
            self.relate("part-within", "within", ("expenditure", dept, column),
                        [("expenditure", dept, "procurement")])

    # ---- income, balances ----

    def _income(self):
        columns = ["total", "current_income", "appropriation", "general",
                   "basic_appropriation", "duty_appropriation",
                   "special_fund", "carried_over"]
        table = Table(self, "income", "收入总表", ["unit", *columns])

        def add(name, basic, project, carried):
            fund = project // 10
            now = basic + project - carried
            return table.add(unit=name, **dict(zip(columns, [
                now + carried, now, now, now, basic, now - basic - fund, fund,
                carried])))

        dept = table.add(unit=self.names[0])
        lines = [add(self.names[u + 1], self.basic[u], self.project[u],
                     0 if u else self.carried) for u in range(3)]
        for column in columns:
            place = "income", dept, column
            parts = [("income", n, column) for n in lines]
            self.figures[place] = money(sum(
                number(self.figures[p]) for p in parts))
            self.relate("unit-sum", "sum", place, parts)
        self.income_line = dept
        for total, parts in (
                ("total", ["current_income", "carried_over"]),
                ("current_income", ["appropriation"]),
                ("appropriation", ["general"]),
                ("general", ["basic_appropriation", "duty_appropriation",
                             "special_fund"])):
            self._row_sums("income", total, parts)

    def _sides(self, name, title, income, spent, by_group):
        top = [["收入", "", "支出", ""],
               ["项目", f"{YEAR}年预算数", "项目", f"{YEAR}年预算数"]]
        table = Table(self, name, title, ["left", "income", "right",
                                          "expenditure"], top)
        lines = {}
        now = self.total - self.carried
        ends = [("本年收入合计", now, "本年支出合计", self.total),
                ("上年结余、结转", self.carried, "结转下年", 0),
                ("收入总计", self.total, "支出总计", self.total)]
        for i in range(max(len(income), len(spent))):
            cells = {}
            if i < len(income):
                cells |= {"left": income[i][0], "income": income[i][1]}
            if i < len(spent):
                cells |= {"right": spent[i][0], "expenditure": spent[i][1]}
            line = table.add(**cells)
            lines |= {cells[s]: line for s in ("left", "right") if s in cells}
        for left, a, right, b in ends:
            lines[left] = lines[right] = table.add(
                left=left, income=a, right=right, expenditure=b)

        def at(label, side):
            return name, lines[label], side

        def balance(side, label, parts):
            self.relate("balance", "sum", at(label, side),
                        [at(p, side) for p in parts])

        balance("income", "本年收入合计",
                [n for n, _ in income if n[1] == "、"])
        balance("income", "收入总计", ["本年收入合计", "上年结余、结转"])
        balance("expenditure", "本年支出合计",
                [n for n, _ in spent if n[1] == "、"])
        balance("expenditure", "支出总计", ["本年支出合计", "结转下年"])
        self.relate("balance", "same", at("收入总计", "income"),
                    [at("支出总计", "expenditure")])
        for label, parts in by_group.items():
            side = "income" if label.startswith("一、政府") else "expenditure"
            self.relate("hierarchy-sum", "sum", at(label, side),
                        [at(p, side) for p in parts])
        return at

    def _tops(self):
        """类 and 款 of the whole department: code to name, sum."""
        sums = {}
        for lines in self.functions:
            for code, (name, basic, project) in lines.items():
                if len(code) < 7:
                    sums.setdefault(code, [name, 0])[1] += basic + project
        return dict(sorted(sums.items()))

    def _named_lines(self, table, rows, at, labels):
        """A line by function = the rows of that code of the units."""
        for code, label in labels.items():
            parts = [(table, r[code], "total") for r in rows.values()
                     if code in r]
            self.relate("same-figure", "same" if len(parts) == 1 else "sum",
                        at(label, "expenditure"), parts)

    def _two_sided(self):
        now, sums = self.total - self.carried, self._tops()
        tops = [c for c in sums if len(c) == 3]
        label = {c: f"{NUMERALS[i]}、{sums[c][0]}" for i, c in enumerate(tops)}
        income = [("一、政府预算拨款", now), ("1. 一般公共预算拨款", now),
                  ("2. 政府性基金预算拨款", 0), ("3. 国有资本经营预算拨款", 0),
                  ("二、财政专户管理资金", 0)]
        at = self._sides(
            "income-expenditure", "收支总表", income,
            [(label[c], sums[c][1]) for c in tops],
            {"一、政府预算拨款": [n for n, _ in income[1:4]]})
        self.balance_at = at
        self._named_lines("expenditure", self.spent, at, label)
        self.relate("same-figure", "same", at("本年支出合计", "expenditure"),
                    [("expenditure", self.spent[0][""], "total")])
        for line, column in (("一、政府预算拨款", "appropriation"),
                             ("1. 一般公共预算拨款", "general"),
                             ("本年收入合计", "current_income"),
                             ("上年结余、结转", "carried_over"),
                             ("收入总计", "total")):
            self.relate("same-figure", "same", at(line, "income"),
                        [("income", self.income_line, column)])
        label |= {c: v[0] for c, v in sums.items() if len(c) == 5}
        at = self._sides(
            "appropriation", "政府预算拨款收支总表",
            [("一、一般公共预算拨款", now), ("二、政府性基金预算拨款", 0)],
            [(label[c], v[1]) for c, v in sums.items()],
            {label[t]: [label[c] for c in sums
                        if len(c) == 5 and c.startswith(t)] for t in tops})
        self._named_lines("general-by-function", self.general, at, label)

    # ---- three public, procurement, projects ----

    def _three_public(self):
        columns = ["total", "abroad", "reception", "vehicles",
                   "vehicle_purchase", "vehicle_operation"]
        rng, name = self.rng, "three-public"
        parts = [[[rng.randrange(50, 500), rng.randrange(50, 500),
                   rng.randrange(0, 2) * 1800, rng.randrange(100, 3000)]
                  for _ in range(3)] for _ in range(2)]
        table = Table(self, name, "一般公共预算“三公”经费支出表",
                      ["unit", "year", *columns])
        self.before = {}  # the same figures in the year before's table
        rows = {}

        def cells(p):
            return dict(zip(columns, [sum(p), p[0], p[1], p[2] + p[3], *p[2:]]))

        for u in range(4):
            both = [p[u - 1] if u else [sum(c) for c in zip(*p)]
                    for p in parts]
            rows[u] = (table.add(unit=self.names[u], year=f"{YEAR - 1}年",
                                 **cells(both[0])),
                       table.add(year=f"{YEAR}年", **cells(both[1])),
                       table.add(year="增减变化金额", **cells(
                           [b - a for a, b in zip(*both)])))
            for column, value in cells(both[0]).items():
                old = "three-public before", u, column
                self.before[old] = money(value)
                self.relate("same-figure", "same", (name, rows[u][0], column),
                            [old])
            for column in columns:
                self.relate("change", "sum", (name, rows[u][2], column),
                            [(1, (name, rows[u][1], column)),
                             (-1, (name, rows[u][0], column))])
        for k in range(3):
            for column in columns:
                self.relate("unit-sum", "sum", (name, rows[0][k], column),
                            [(name, rows[u][k], column) for u in (1, 2, 3)])
        self.public_lines = rows[0]
        self._row_sums(name, "total", ["abroad", "reception", "vehicles"])
        self._row_sums(name, "vehicles", columns[4:])

    def _procurement(self):
        name = "procurement"
        table = Table(self, name, "政府采购项目支出表",
                      ["unit", "code", "name", "amount"])
        self.bought = {0: {"": table.add(unit=self.names[0],
                                         amount=sum(self.buys))}}
        for u, amount in enumerate(self.buys):
            mine = self.bought[u + 1] = {}
            mine[""] = table.add(unit=self.names[u + 1], amount=amount)
            for (top, (label, items)), part in zip(
                    BOUGHT.items(), split(self.rng, amount, 2)):
                mine[top] = table.add(code=top, name=label, amount=part)
                for item, title in items.items():
                    mine[top + item] = table.add(code=top + item, name=title,
                                                 amount=part)
            self._sums_below(name, mine, ["amount"])
        self.relate("unit-sum", "sum", (name, self.bought[0][""], "amount"),
                    [(name, self.bought[u][""], "amount") for u in (1, 2, 3)])
        self._same_rows(name, self.bought, "expenditure", self.spent,
                        [("amount", "procurement")], True)

    def _projects(self):
        columns = ["total", "appropriation", "general", "duty",
                   "special_fund", "carried_over"]
        name = "project-expenditure"
        table = Table(self, name, "项目支出总表",
                      ["unit", "project_name", *columns])
        listed = Table(self, "performance-projects", "部门预算绩效管理项目情况表",
                       ["unit", "project_name", "total", "general", "other"])
        lines = {"": table.add(unit=self.names[0])}
        self.project_lines, self.first, self.listed = {}, {}, {}

        def fill(line, parts):
            for column in columns:
                place = name, line, column
                self.figures[place] = money(sum(
                    number(self.figures[name, n, column]) for n in parts))
                self.relate("unit-sum" if line == lines[""] else
                            "hierarchy-sum", "sum", place,
                            [(name, n, column) for n in parts])

        for u in range(3):
            lines[u] = table.add(unit=self.names[u + 1])
            tops = []
            for half in range(2):
                top = FIRST[u * 2 + half]
                tops.append(table.add(project_name=top))
                below = []
                for k in (half * 2, half * 2 + 1):
                    amount = self.second[u][k]
                    old = 0 if u or k else self.carried
                    fund = (amount - old) // 10
                    below.append(table.add(
                        project_name=SECOND[u * 4 + k],
                        **dict(zip(columns, [
                            amount, amount - old, amount - old,
                            amount - old - fund, fund, old]))))
                    self.project_lines[u, k] = below[-1]
                fill(tops[-1], below)
                self.first[u, half] = tops[-1]
                amount = sum(self.second[u][half * 2:half * 2 + 2])
                other = amount // 20
                self.listed[u, half] = listed.add(
                    unit=self.names[u + 1], project_name=top, total=amount,
                    general=amount - other, other=other)
                self.relate("project-amount", "same", (name, tops[-1], "total"),
                            [("performance-projects", self.listed[u, half],
                              "total")])
            fill(lines[u], tops)
        fill(lines[""], [lines[u] for u in range(3)])
        for total, parts in (("total", ["appropriation", "carried_over"]),
                             ("appropriation", ["general"]),
                             ("general", ["duty", "special_fund"])):
            self._row_sums(name, total, parts)
        self._row_sums("performance-projects", "total", ["general", "other"])
        for key, u in ((0, ""), (1, 0), (2, 1), (3, 2)):
            self.relate("same-figure", "same", (name, lines[u], "total"),
                        [("expenditure", self.spent[key][""], "project")])
