"""The money of an invented year, and its tables by code."""
from _table import ECONOMY, FUNCTIONS, Relation, Table, money, number, split


class Codes:
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
