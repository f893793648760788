#include "cli/commands.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/rowoutput.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "tables/rowpage.h"

#include <CLI/CLI.hpp>

#include <QLocale>

namespace Weekglass {

namespace {

constexpr int TitleCharacters = 60;

struct TableArguments
{
    std::string week;
    std::string table;
};

struct RowArguments
{
    TableArguments table;
    std::vector<std::string> where;
    std::vector<std::string> after;
    qint64 limit = 0;
    bool isDescending = false;
    RowOutput output;
};

std::string conditionProblem(const std::string& text)
{
    const auto condition = parseRowCondition(QString::fromStdString(text));
    return condition ? std::string() : condition.error().text().toStdString();
}

Result<Relation> relationOf(OpenWeek& week, const TableArguments& arguments, const Pg::Call& call)
{
    const auto relations = readRelations(week.session, call);
    if (!relations)
        return relations.error();
    auto found = findRelation(*relations, QString::fromStdString(arguments.table));
    return found ? found : notFound(found.error().message, found.error().advice);
}

Result<void> printRelations(const Context& context, OpenWeek& week, const Pg::Call& call)
{
    const auto relations = readRelations(week.session, call);
    if (!relations)
        return relations.error();
    Output output(context.json,
                  {column("table", Text::tr("Table")), column("kind", Text::tr("Kind")),
                   jsonColumn("rows", Text::tr("Rows, about")), jsonColumn("bytes", Text::tr("Size")),
                   column("partition_of", Text::tr("Partition of")), column("comment", Text::tr("Comment"))});
    for (const Relation& relation : *relations) {
        const auto parent = std::ranges::find(*relations, relation.parent, &Relation::oid);
        const bool isPartition = relation.parent != 0 && parent != relations->end();
        const Cell size = context.json || !relation.bytes
            ? Cell(relation.bytes)
            : Cell(QLocale().formattedDataSize(*relation.bytes));
        output.add({relation.name.text(), Relation::nameOf(relation.kind), Cell(relation.rows), size,
                    isPartition ? Cell(parent->name.text()) : Cell(),
                    relation.comment.isEmpty() ? Cell() : Cell(relation.comment)});
    }
    output.finish();
    return {};
}

QString definitionOf(const RelationColumn& column)
{
    QStringList words;
    if (column.isNotNull)
        words << QStringLiteral("NOT NULL");
    if (column.isIdentity)
        words << QStringLiteral("IDENTITY");
    if (column.isGenerated)
        words << QStringLiteral("GENERATED AS (%1)").arg(column.defaultText);
    else if (!column.defaultText.isEmpty())
        words << QStringLiteral("DEFAULT ") + column.defaultText;
    return words.join(QLatin1Char(' '));
}

void printDetails(const Context& context, const RelationDetails& details)
{
    Output output(context.json,
                  {column("part", Text::tr("Part")), column("name", Text::tr("Name")),
                   column("type", Text::tr("Type")), column("definition", Text::tr("Definition")),
                   column("comment", Text::tr("Comment"))});
    const auto comment = [](const QString& text) { return text.isEmpty() ? Cell() : Cell(text); };
    for (const RelationColumn& each : details.columns)
        output.add({"column", each.name, each.type, definitionOf(each), comment(each.comment)});
    for (const RelationConstraint& each : details.constraints)
        output.add({"constraint", each.name, Cell(), each.definition, comment(each.comment)});
    for (const RelationIndex& each : details.indexes)
        output.add({"index", each.name, each.method, each.definition, comment(each.comment)});
    for (const ForeignKey& each : details.references)
        output.add({"refers to", each.name, each.to.text(), each.definition, Cell()});
    for (const ForeignKey& each : details.referring)
        output.add({"referred to by", each.name, each.from.text(), each.definition, Cell()});
    output.finish();
    say(details.order.columns.isEmpty()
            ? details.order.whyNone
            : Text::tr("Rows are in the order of %1.").arg(details.order.columns.join(QStringLiteral(", "))));
}

Result<void> printTables(const Context& context, const TableArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    const Interrupt interrupt;
    const Pg::Call call {.stop = interrupt.token()};
    if (arguments.table.empty())
        return printRelations(context, *week, call);
    const auto relation = relationOf(*week, arguments, call);
    if (!relation)
        return relation.error();
    const auto details = readRelationDetails(week->session, *relation, call);
    if (!details)
        return details.error();
    printDetails(context, *details);
    return {};
}

struct AskedRows
{
    RowQuery query;
    std::optional<RowStart> from;
};

Result<AskedRows> askedRows(OpenWeek& week, const RowArguments& arguments, const Pg::Call& call)
{
    const auto relation = relationOf(week, arguments.table, call);
    if (!relation)
        return relation.error();
    const auto details = readRelationDetails(week.session, *relation, call);
    if (!details)
        return details.error();
    AskedRows asked {.query = RowQuery::of(*details), .from = {}};
    asked.query.isDescending = arguments.isDescending;
    for (const std::string& condition : arguments.where)
        asked.query.filter.conditions.push_back(*parseRowCondition(QString::fromStdString(condition)));
    const bool wantsOrder = arguments.isDescending || !arguments.after.empty();
    if (wantsOrder && !asked.query.hasOrder())
        return Error {.kind = Error::Kind::Format,
                      .message = asked.query.order.whyNone,
                      .advice = Text::tr("Leave out --after and --desc; --where narrows the rows.")};
    if (!arguments.after.empty()) {
        asked.from = RowStart {};
        for (const std::string& value : arguments.after)
            asked.from->key.push_back(QByteArray::fromStdString(value));
    }
    return asked;
}

Pg::Value shownCell(const RowQuery& query, const Row& row, std::size_t cell)
{
    if (row.isUnread(cell))
        return Text::tr("(%1 stored)").arg(QLocale().formattedDataSize(*row.storedBytes[cell])).toUtf8();
    if (!row.cells[cell])
        return "NULL";
    return query.isCut(query.columns[cell]) ? visibleText(*row.cells[cell], ListedCharacters).toUtf8()
                                            : *row.cells[cell];
}

Result<void> printRows(OpenWeek& week, const AskedRows& asked, int limit, const Pg::Call& call)
{
    const auto page = fetchRowPage(week.session, asked.query, asked.from, RowDirection::Forward, limit, call);
    if (!page)
        return page.error();
    QStringList titles;
    for (const RelationColumn& each : asked.query.columns)
        titles << visibleText(each.name, TitleCharacters);
    Output output = Output::forPeople(titles);
    for (const Row& row : page->rows) {
        std::vector<Pg::Value> cells;
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            cells.push_back(shownCell(asked.query, row, i));
        output.add(std::move(cells));
    }
    output.finish();
    if (!page->more)
        return {};
    if (!asked.query.hasOrder()) {
        say(Text::tr("There are more; %1").arg(asked.query.order.whyNone));
        return {};
    }
    QStringList key;
    for (const QByteArray& value : page->rows.back().key)
        key << fromUtf8(value);
    say(Text::tr("There are more, after this key: %1").arg(key.join(QLatin1Char(' '))));
    return {};
}

Result<void> listRows(const Context& context, const RowArguments& arguments)
{
    if (const auto may = arguments.output.out.mayBeWritten(); !may)
        return may.error();
    auto week = openWeek(context, QString::fromStdString(arguments.table.week), [&](const GameDefinition&) {
        return std::optional(QString::fromStdString(arguments.table.table));
    });
    if (!week)
        return week.error();
    const Interrupt interrupt;
    const Pg::Call call {.stop = interrupt.token()};
    const auto asked = askedRows(*week, arguments, call);
    if (!asked)
        return asked.error();
    if (!arguments.output.isAsked(context)) {
        constexpr int Usual = 50;
        return printRows(*week, *asked, arguments.limit > 0 ? static_cast<int>(arguments.limit) : Usual,
                         call);
    }
    const auto sql = rowExportStatement(asked->query, asked->from, arguments.limit);
    if (!sql)
        return sql.error();
    const auto statement = readingStatement(fromUtf8(sql->sql.text()));
    if (!statement)
        return statement.error();
    const auto handle = handleOf(context, *week);
    if (!handle)
        return handle.error();
    const auto written = arguments.output.write({*handle}, *statement, call);
    return written ? Result<void>() : written.error();
}

void addTableTo(CLI::App& command, const Context& context, TableArguments& arguments)
{
    addWeek(command, context, arguments.week);
    command.add_option("table,--table", arguments.table,
                       "Name of the table or view, with its schema if it is not public");
}

void addTables(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<TableArguments>();
    auto* command = app.add_subcommand(
        "tables", "Print the tables and views of a week, or the columns, keys and indexes of one");
    addTableTo(*command, context, *arguments);
    command->callback([&, arguments] { exitCode = conclude(printTables(context, *arguments)); });
}

void addRows(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<RowArguments>();
    auto* command = app.add_subcommand("rows",
                                       "Print rows of a table or view of a week, in the order of its key; as "
                                       "JSON, CSV or Parquet, all rows with whole values");
    addTableTo(*command, context, arguments->table);
    command
        ->add_option("--where", arguments->where,
                     "FIELD TEST VALUE, such as \"status = active\" or \"data.fuel < 10\"; may be given more "
                     "than once")
        ->take_all()
        ->allow_extra_args(false)
        ->check(conditionProblem);
    command->add_option("--limit", arguments->limit, "At most this many (default for people: 50)")
        ->check(CLI::Range(1, 10'000'000));
    command->add_option("--after", arguments->after,
                        "Only rows after this key: a value for each of its columns");
    command->add_flag("--desc", arguments->isDescending, "The largest key first");
    arguments->output.addTo(*command);
    command->callback([&, arguments] {
        if (arguments->table.table.empty())
            throw CLI::RequiredError("table");
        exitCode = conclude(listRows(context, *arguments));
    });
}

}

void addTableCommands(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    addTables(app, context, exitCode);
    addRows(app, context, exitCode);
}

}
