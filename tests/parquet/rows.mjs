// Prints a Parquet file as DuckDB reads it: one JSON object with the columns' types, then the rows as arrays of texts.
// node rows.mjs FOLDER-WITH-node_modules FILE
import { createRequire } from 'node:module';

const [folder, file] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(`${folder}/`)('@duckdb/node-api');
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run("SET TimeZone = 'UTC'");
const source = `read_parquet('${file.replaceAll("'", "''")}')`;
const columns = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${source}`)).getRows();
console.log(JSON.stringify(Object.fromEntries(columns.map(([name, type]) => [name, type]))));
const cells = columns.map(([name]) => `CAST("${name.replaceAll('"', '""')}" AS VARCHAR)`).join(', ');
for (const row of (await connection.runAndReadAll(`SELECT ${cells} FROM ${source}`)).getRows())
    console.log(JSON.stringify(row));
