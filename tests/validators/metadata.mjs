// The metadata of a built site, read by other people's programs.
//
// usage: metadata.mjs SITE BASE [SITE BASE]
//
// BASE is the address that the site was built for, "" for none. Every check
// must find nothing in the sites; then each is shown a copy that is broken on
// purpose, and must find that. The last line is `N passed, N failed`.
import { execFileSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath, pathToFileURL } from "node:url";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const NODE = path.join(HERE, "../node");
const require = createRequire(path.join(NODE, "package.json"));

const Ajv = require("ajv/dist/2020.js").default;
const formats = require("ajv-formats").default;
const { Package } = require("datapackage");
const jsonld = require("jsonld");
const N3 = require("n3");
const FiscalTypes = require("os-types");
const esm = async (name, file) =>
  import(pathToFileURL(path.join(NODE, "node_modules", name, file)).href);
const { default: CsvwParser } = await esm("rdf-parser-csvw", "index.js");
const { default: Shacl } = await esm("rdf-validate-shacl", "index.js");
const { default: rdf } = await esm("@zazuko/env", "index.js");
const { Validator } = await esm(
  "@seriousme/openapi-schema-validator", "index.js");

const ajv = () => {
  const a = new Ajv({ allErrors: true, strict: false });
  formats(a);
  return a;
};
const read = (...parts) => fs.readFileSync(path.join(...parts), "utf8");
const json = (...parts) => JSON.parse(read(...parts));
const problems = (validate) =>
  (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
// RFC 4180, with nothing but CRLF between records.
const table = (...parts) => {
  const records = [], cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy;
  const text = read(...parts);
  for (let record = []; cell.lastIndex < text.length;) {
    const at = cell.lastIndex, match = cell.exec(text);
    if (!match) throw new Error(`no CSV at ${text.slice(at, at + 40)}`);
    record.push(match[1].replace(/^"|"$/g, "").replaceAll('""', '"'));
    if (match[2] === ",") continue;
    records.push(record);
    record = [];
  }
  return records;
};
const files = (folder, inside = "") =>
  fs.readdirSync(path.join(folder, inside), { withFileTypes: true }).flatMap(
    (e) => e.isDirectory() ? files(folder, path.join(inside, e.name))
      : [path.join(inside, e.name)]);
const hash = (file) =>
  crypto.createHash("sha256").update(fs.readFileSync(file)).digest("hex");

const describesPackage = ajv().compile(
  json(HERE, "datapackage.schema.json"));

// Data Package 2: every descriptor is of the schema, and describes its files.
function packages(site) {
  return files(path.join(site, "data"))
    .filter((f) => f.endsWith("datapackage.json"))
    .flatMap((name) => {
      const file = path.join(site, "data", name);
      const descriptor = json(file);
      const found = describesPackage(descriptor) ? []
        : problems(describesPackage);
      const names = descriptor.resources.map((r) => r.name);
      if (new Set(names).size !== names.length) found.push("a name twice");
      for (const r of descriptor.resources) {
        const data = path.join(path.dirname(file), r.path);
        if (!fs.existsSync(data)) found.push(`${r.path}: no such file`);
        else if (r.bytes !== fs.statSync(data).size) found.push(`${r.path}: bytes`);
        else if (r.hash !== "sha256:" + hash(data)) found.push(`${r.path}: hash`);
        else if (r.schema && r.schema.fields.map((f) => f.name).join() !==
                 table(data)[0].join()) found.push(`${r.path}: fields`);
      }
      return found.map((e) => `${name}: ${e}`);
    });
}

// The rows: types, constraints and keys by the library "datapackage".
async function rows(site) {
  const data = path.join(site, "data");
  const all = await Package.load(json(data, "datapackage.json"),
    { basePath: data });
  const found = all.errors.map(String);
  for (const resource of all.resources) {
    const keys = resource.schema.primaryKey, seen = new Set();
    try {
      for (const row of await resource.read({ relations: true, keyed: true })) {
        if (!keys.length) continue;
        const key = JSON.stringify(keys.map((k) => row[k]));
        if (seen.has(key)) found.push(`${resource.name}: ${key} twice`);
        seen.add(key);
      }
    } catch (e) {
      found.push(`${resource.name}: ${e.message} ` +
        (e.errors ?? []).slice(0, 3).map((x) => x.message).join("; "));
    }
  }
  return found;
}

// Column types of the Fiscal Data Package: known ones that make a model.
function fiscal(site) {
  const found = [];
  let tables = 0;
  for (const r of json(site, "data/datapackage.json").resources) {
    const fields = [...r.schema.fields, ...(r.schema.extraFields ?? [])]
      .filter((f) => f.columnType)
      .map((f) => ({ name: f.name, type: f.columnType }));
    if (!fields.length) continue;
    const made = new FiscalTypes().fieldsToModel(fields);
    tables++;
    if (made.errors) {
      const list = [...(made.errors.general ?? []),
        ...Object.values(made.errors.perField ?? {}).flat()];
      found.push(...list.map((e) => `${r.name}: ${JSON.stringify(e)}`));
    }
    if (!Object.keys(made.model?.measures ?? {}).length)
      found.push(`${r.name}: no measure`);
  }
  return tables ? found : ["no fiscal table"];
}

// The terms of CSVW that the site uses, since its context is not at hand.
const CSVW = {
  csvw: "http://www.w3.org/ns/csvw#", dc: "http://purl.org/dc/terms/",
  xsd: "http://www.w3.org/2001/XMLSchema#", Table: "csvw:Table",
  TableGroup: "csvw:TableGroup",
  tables: { "@id": "csvw:table", "@container": "@list" },
  foreignKeys: { "@id": "csvw:foreignKey", "@container": "@list" },
  columnReference: { "@id": "csvw:columnReference", "@container": "@list" },
  reference: "csvw:reference",
  resource: { "@id": "csvw:resource", "@type": "@id" },
  url: { "@id": "csvw:url", "@type": "@id" },
  tableSchema: "csvw:tableSchema",
  columns: { "@id": "csvw:column", "@container": "@list" },
  name: "csvw:name", titles: "csvw:title",
  datatype: { "@id": "csvw:datatype", "@type": "@vocab" },
  base: "csvw:base", format: "csvw:format", required: "csvw:required",
  propertyUrl: "csvw:propertyUrl",
  primaryKey: { "@id": "csvw:primaryKey", "@container": "@list" },
  integer: "xsd:integer", decimal: "xsd:decimal", string: "xsd:string",
};
const TYPES = { integer: /^-?[0-9]+$/, decimal: /^-?[0-9]+(\.[0-9]+)?$/ };
const documentLoader = async (url) => {
  if (url !== "http://www.w3.org/ns/csvw") throw new Error(`wants ${url}`);
  return { documentUrl: url, document: { "@context": CSVW } };
};
const dataset = async (document, base) => rdf.dataset(new N3.Parser().parse(
  await jsonld.toRDF(document,
    { base, documentLoader, format: "application/n-quads", safe: true })));

async function csvw(site) {
  const data = path.join(site, "data"), found = [];
  const described = fs.readdirSync(data)
    .filter((f) => f.endsWith(".csv-metadata.json"));
  if (!described.length) found.push("no table is described");
  for (const name of described) {
    const document = json(data, name);
    const csv = name.replace("-metadata.json", "");
    const wrong = (text) => found.push(`${csv}: ${text}`);
    if (document.url !== csv) wrong(`describes ${document.url}`);
    const [header, ...lines] = table(data, csv);
    const columns = document.tableSchema.columns;
    if (columns.map((c) => c.name).join() !== header.join())
      wrong("the columns are others");
    for (const [i, c] of columns.entries()) {
      const type = c.datatype.base ?? c.datatype;
      const format = c.datatype.format &&
        new RegExp(`^(?:${c.datatype.format})$`, "u");
      for (const line of lines)
        if (line[i] === "" ? c.required
          : (TYPES[type] && !TYPES[type].test(line[i])) ||
            (format && !format.test(line[i])))
          wrong(`${c.name}: ${line[i]}`);
    }
    const base = "https://csvw.example/" + csv;
    const parser = new CsvwParser({
      metadata: await dataset(document, base), baseIRI: base, factory: rdf });
    const quads = [], described = new Set();
    for await (const quad of parser.import(
      Readable.from([fs.readFileSync(path.join(data, csv))]))) {
      quads.push(quad);
      if (quad.predicate.value === CSVW.csvw + "describes")
        described.add(quad.object.value);
    }
    const values = quads.filter((q) => described.has(q.subject.value) &&
      q.object.termType === "Literal").length;
    const wanted = lines.flat().filter((v) => v !== "").length;
    if (values !== wanted) wrong(`${values} values of ${wanted}`);
  }
  return found;
}

// Members that an object of CSVW must have, and no others.
const only = (object, names) =>
  Object.keys(object).sort().join() === [...names].sort().join();
const keyOf = (header, names) => (row) =>
  JSON.stringify(names.map((n) => row[header.indexOf(n)]));

// All tables as one group: what is said of each is what its own file says, no
// two rows have one primary key, and each row finds exactly one by each foreign
// key; those are the ones of the Data Package that can promise as much.
async function csvwGroup(site) {
  const data = path.join(site, "data"), found = [];
  const group = json(data, "csv-metadata.json");
  await dataset(group, "https://csvw.example/csv-metadata.json");
  const tables = new Map(group.tables.map((t) => {
    const [header, ...rows] = table(data, t.url);
    return [t.url, { header, rows, schema: t.tableSchema, said: t }];
  }));
  const own = fs.readdirSync(data)
    .filter((f) => f.endsWith(".csv-metadata.json"));
  if (own.map((f) => f.replace("-metadata.json", "")).sort().join() !==
      [...tables.keys()].sort().join()) found.push("other tables");
  let keys = 0;
  for (const [url, { header, rows, schema, said }] of tables) {
    const wrong = (text) => found.push(`${url}: ${text}`);
    const { foreignKeys, ...rest } = schema;
    const alone = json(data, `${url}-metadata.json`);
    for (const [name, value] of Object.entries({ ...said, tableSchema: rest }))
      if (JSON.stringify(value) !== JSON.stringify(alone[name]))
        wrong(`${name} is another than in its own file`);
    const primary = rows.map(keyOf(header, schema.primaryKey ?? header));
    if (schema.primaryKey && new Set(primary).size !== rows.length)
      wrong("a primary key twice");
    for (const key of foreignKeys) {
      keys++;
      const to = tables.get(key.reference?.resource);
      const names = [key.columnReference, key.reference?.columnReference];
      if (!only(key, ["columnReference", "reference"]) || !to ||
          !only(key.reference, ["resource", "columnReference"]) ||
          names[0].length !== names[1].length ||
          !names[0].every((n) => header.includes(n)) ||
          !names[1].every((n) => to.header.includes(n))) {
        wrong(`no foreign key: ${JSON.stringify(key)}`);
        continue;
      }
      const times = new Map();
      for (const k of to.rows.map(keyOf(to.header, names[1])))
        times.set(k, (times.get(k) ?? 0) + 1);
      for (const k of rows.map(keyOf(header, names[0])))
        if (times.get(k) !== 1)
          wrong(`${names[0]}: ${k} names ${times.get(k) ?? 0} rows`);
    }
  }
  const strict = json(data, "datapackage.json").resources.flatMap((r) =>
    (r.schema.foreignKeys ?? []).filter((k) => [k.fields].flat().every((n) =>
      r.schema.fields.find((f) => f.name === n).constraints?.required) &&
      JSON.stringify(k.reference.fields) === JSON.stringify(tables.get(
        `${k.reference.resource || r.name}.csv`).schema.primaryKey)));
  if (!keys || keys !== strict.length)
    found.push(`${keys} foreign keys, ${strict.length} in the Data Package`);
  return found;
}

const shapes = rdf.dataset(new N3.Parser().parse(read(HERE, "dcat.shacl.ttl")));

// The catalogue: two syntaxes of one graph, of the shapes, true of the files.
async function dcat(site, base) {
  const root = base || "https://dcat.example/x";
  const at = (name) => `${root}/data/${name}`;
  const turtle = new N3.Parser({ baseIRI: at("catalog.ttl") })
    .parse(read(site, "data/catalog.ttl"));
  const other = await dataset(json(site, "data/catalog.jsonld"),
    at("catalog.jsonld"));
  const found = [];
  const graph = rdf.dataset(turtle);
  const canonical = (d) => jsonld.canonize(
    new N3.Writer({ format: "N-Quads" }).quadsToString([...d]),
    { algorithm: "RDFC-1.0", inputFormat: "application/n-quads" });
  if (await canonical(graph) !== await canonical(other))
    found.push("Turtle and JSON-LD differ");
  const report = await new Shacl(shapes, { factory: rdf }).validate(graph);
  for (const r of report.results)
    found.push(`${r.focusNode?.value} ${r.path?.value ?? ""} ` +
      r.message.map((m) => m.value).join());
  const DCAT = "http://www.w3.org/ns/dcat#";
  const one = (s, p) => [...graph.match(s, rdf.namedNode(p))][0]?.object;
  for (const { subject, object } of graph.match(
    null, rdf.namedNode(DCAT + "downloadURL"))) {
    const file = path.join(site, object.value.slice(root.length));
    if (!object.value.startsWith(root + "/") || !fs.existsSync(file)) {
      found.push(`${object.value}: no such file`);
      continue;
    }
    const sum = one(one(subject, "http://spdx.org/rdf/terms#checksum"),
      "http://spdx.org/rdf/terms#checksumValue");
    if (sum?.value !== hash(file)) found.push(`${object.value}: checksum`);
    if (Number(one(subject, DCAT + "byteSize")?.value) !==
        fs.statSync(file).size) found.push(`${object.value}: size`);
  }
  if (base && /<(?![a-z]+:)/.test(read(site, "data/catalog.ttl")))
    found.push("an address is not absolute");
  return found;
}

// OpenAPI 3.1; every document is of the schema of its one address.
async function api(site) {
  const root = path.join(site, "api/v1");
  const description = json(root, "openapi.json");
  const checked = await new Validator().validate(structuredClone(description));
  const found = checked.valid ? [] : [JSON.stringify(checked.errors)];
  const closed = structuredClone(description.components);
  for (const schema of Object.values(closed.schemas))
    schema.additionalProperties = false;
  const all = ajv();
  all.addSchema({ $id: "https://api.example/", components: closed });
  const places = Object.entries(description.paths).map(([name, item]) => ({
    pattern: new RegExp("^" + name.replaceAll(".", "[.]")
      .replace(/\{\w+\}/g, "[^/]+") + "$"),
    fixed: !name.includes("{"),
    schema: item.get.responses[200].content["application/json"].schema.$ref,
  }));
  for (const name of files(root)) {
    if (name === "openapi.json") continue;
    const mine = places.filter((p) => p.pattern.test("/" + name));
    const place = mine.find((p) => p.fixed) ?? mine[0];
    if (!place) {
      found.push(`${name}: at no address of openapi.json`);
      continue;
    }
    const validate = all.getSchema("https://api.example/" + place.schema) ??
      all.compile({ $ref: "https://api.example/" + place.schema });
    const document = json(root, name);
    if (!validate(document))
      found.push(...problems(validate).map((e) => `${name}: ${e}`));
    for (const link of read(root, name).matchAll(
      /"(?:url|page|csv|datapackage|catalog|manifest|openapi)":"([^":]+)"/g))
      if (!fs.existsSync(path.join(root, path.dirname(name), link[1])))
        found.push(`${name}: ${link[1]} is not there`);
  }
  return found;
}

// Checksums and the manifest: of all files, and true.
function sums(site) {
  const data = path.join(site, "data"), found = [];
  try {
    execFileSync("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"],
      { cwd: data, stdio: "pipe" });
  } catch (e) {
    found.push(e.stdout.toString() + e.stderr.toString());
  }
  const summed = new Set(read(data, "SHA256SUMS").trim().split("\n").map(
    (l) => path.join("data", l.slice(66))));
  const listed = new Map(json(data, "manifest.json").files.map(
    (f) => [f.path, f]));
  for (const folder of ["data", "api"])
    for (const name of files(site, folder)) {
      // The pages of the data show the checksums: they are made after them.
      if (name.endsWith(".html")) continue;
      if (name !== "data/SHA256SUMS" && !summed.delete(name))
        found.push(`${name}: no checksum`);
      if (name === "data/SHA256SUMS" || name === "data/manifest.json") continue;
      const f = listed.get(name);
      listed.delete(name);
      if (!f) found.push(`${name}: not in the manifest`);
      else if (f.sha256 !== hash(path.join(site, name)) ||
               f.bytes !== fs.statSync(path.join(site, name)).size)
        found.push(`${name}: the manifest is not true`);
      else if (f.rows !== undefined && /\.csv$/.test(name) &&
               f.rows !== table(site, name).length - 1)
        found.push(`${name}: ${f.rows} rows`);
    }
  return [...found, ...[...summed, ...listed.keys()].map(
    (name) => `${name}: is not there`)];
}

// The map of the site by the schema of sitemaps.org.
function sitemap(site, base) {
  if (!base) return [];
  try {
    execFileSync("xmllint", ["--noout", "--nonet", "--schema",
      path.join(NODE, "node_modules/sitemap/schema/sitemap.xsd"),
      path.join(site, "sitemap.xml")], { stdio: "pipe" });
    return [];
  } catch (e) {
    return [e.stderr.toString()];
  }
}

const CHECKS = {
  packages, rows, fiscal, csvw, csvwGroup, dcat, api, sums, sitemap,
};

// What each check must find: a change of a file of a copy.
const edit = (name, from, to) => (site) => {
  const file = path.join(site, name), before = read(file);
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${name}: nothing to change`);
  fs.writeFileSync(file, after);
};
const BROKEN = [
  ["packages", "a resource has no name",
    edit("data/datapackage.json", '"name":"amounts",', "")],
  ["packages", "a type is unknown",
    edit("data/datapackage.json", '"type":"integer"', '"type":"whole"')],
  ["packages", "bytes are wrong",
    edit("data/datapackage.json", /"bytes":1/, '"bytes":2')],
  ["rows", "a number is none",
    edit("data/projects.csv", /,([0-9]+),,?([0-9]*),/, ",x$1,x$2,")],
  ["rows", "a value is not in the list",
    edit("data/checks.csv", ",ok,", ",fine,")],
  ["rows", "a key leads nowhere",
    edit("data/organizations.csv", /\r\n[a-z0-9-]+,/, "\r\nnobody,")],
  ["fiscal", "a column type is unknown",
    edit("data/datapackage.json", '"columnType":"value"', '"columnType":"sum"')],
  ["csvw", "a column has another name",
    edit("data/amounts.csv-metadata.json", '"name":"table"', '"name":"sheet"')],
  ["csvw", "a year is none",
    edit("data/checks.csv", /,20([0-9]{2}),/, ",MM$1,")],
  ["csvwGroup", "an organisation had no such name",
    edit("data/organizations.csv", /(\r\n[a-z0-9-]+,)/, "$1x")],
  ["csvwGroup", "an organisation has a row twice",
    edit("data/organizations.csv", /^(.*\r\n)(.*\r\n)/, "$1$2$2")],
  ["csvwGroup", "a foreign key leads to a table outside",
    edit("data/csv-metadata.json", '"resource":"organizations.csv"',
      '"resource":"organisations.csv"')],
  ["csvwGroup", "a foreign key has a column that is not there",
    edit("data/csv-metadata.json", '"columnReference":["organization_id",',
      '"columnReference":["organisation_id",')],
  ["csvwGroup", "a foreign key says more than it may",
    edit("data/csv-metadata.json", '{"columnReference":',
      '{"dc:description":"x","columnReference":')],
  ["csvwGroup", "a table is told twice, and not alike",
    edit("data/csv-metadata.json", '"name":"unit_id"', '"name":"body_id"')],
  ["csvwGroup", "the Data Package has other keys",
    edit("data/datapackage.json", '"resource":"organizations","fields":[',
      '"resource":"organizations","fields":["kind",')],
  ["dcat", "a title is missing",
    edit("data/catalog.ttl", /\tdct:title [^;]*;\n/, "")],
  ["dcat", "the two differ",
    edit("data/catalog.jsonld", '"dct:identifier":[{"@value":"amounts"}]',
      '"dct:identifier":[{"@value":"sums"}]')],
  ["dcat", "a file is another",
    (site) => fs.appendFileSync(path.join(site, "data/checks.csv"), "\r\n")],
  ["api", "a number is no text",
    (site) => {
      const folder = path.join(site, "api/v1/functions");
      const name = fs.readdirSync(folder).find((n) => n !== "index.json");
      edit(name, /"amount":"([0-9.-]+)"/, '"amount":$1')(folder);
    }],
  ["api", "the description is none",
    edit("api/v1/openapi.json", '"openapi":"3.1.0"', '"openapi":"3.1.0","path":1')],
  ["api", "a link is broken",
    edit("api/v1/index.json", "openapi.json", "open-api.json")],
  ["sums", "a file was changed",
    (site) => fs.appendFileSync(path.join(site, "data/projects.csv"), "x")],
  ["sums", "a file came from elsewhere",
    (site) => fs.writeFileSync(path.join(site, "data/new.csv"), "x")],
  ["sums", "a file is lost",
    (site) => fs.rmSync(path.join(site, "data/checks.json"))],
  ["sitemap", "a day is none",
    edit("sitemap.xml", "</loc>", "</loc><lastmod>today</lastmod>")],
];

let passed = 0, failed = 0;
const tell = (name, good, detail) => {
  if (good) passed++;
  else failed++;
  if (!good) console.log(`FAIL ${name}: ${detail}`);
};
const attempt = async (check, site, base) => {
  try {
    return await CHECKS[check](site, base);
  } catch (e) {
    return [`${e.name}: ${e.message}`];
  }
};

const sites = process.argv.slice(2);
for (let i = 0; i < sites.length; i += 2)
  for (const check of Object.keys(CHECKS)) {
    const found = await attempt(check, sites[i], sites[i + 1]);
    tell(`${check} of ${sites[i + 1] || "a site without an address"}`,
      !found.length, found.slice(0, 6).join("\n     "));
  }

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "metadata-"));
try {
  for (const [check, name, change] of BROKEN) {
    const copy = path.join(scratch, "copy");
    fs.rmSync(copy, { recursive: true, force: true });
    for (const part of ["data", "api", "sitemap.xml"])
      fs.cpSync(path.join(sites[0], part), path.join(copy, part),
        { recursive: true });
    change(copy);
    const found = await attempt(check, copy, sites[1]);
    tell(`${check} sees that ${name}`, found.length, "it found nothing");
  }
} finally {
  fs.rmSync(scratch, { recursive: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
