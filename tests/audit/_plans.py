"""The three public expenses, procurement and projects of an invented year."""
from _table import BOUGHT, FIRST, SECOND, YEAR, Table, money, number, split


class Plans:
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
