#include "cli/commands.h"

#include "base/files.h"
#include "cli/notebooks.h"
#include "cli/output.h"
#include "cli/program.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "workspace/saveditems.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace Weekglass {

namespace {

struct NotebookArguments
{
    std::string name;
    std::string game;
    std::string file;
    bool force = false;
};

SavedItems savedNotebooks(const QString& game)
{
    return {game, QLatin1String(Notebook::SavedKind)};
}

Result<void> listNotebooks(const Context& context, const NotebookArguments& arguments)
{
    const GameLibrary library = context.loadGames();
    Output output(context.json,
                  {column("game", Text::tr("Game")), column("name", Text::tr("Name")),
                   column("title", Text::tr("Title")), jsonColumn("cells", Text::tr("Cells")),
                   column("error", Text::tr("Error"))});
    for (const GamePointer& game : library.games()) {
        if (!arguments.game.empty() && game->id.toStdString() != arguments.game)
            continue;
        const auto items = savedNotebooks(game->id).all();
        if (!items)
            return items.error();
        for (const SavedItem& item : *items) {
            const auto notebook = Notebook::fromJson(item.value);
            output.add({game->id, item.name, notebook ? Cell(notebook->title) : Cell(),
                        notebook ? Cell(notebook->cells.size()) : Cell(),
                        notebook ? Cell() : Cell(notebook.error().message)});
        }
    }
    output.finish();
    return {};
}

/// The game that is named, else the only one that has a notebook of this name.
Result<Notebook> named(const Context& context, const NotebookArguments& arguments)
{
    const QString name = QString::fromStdString(arguments.name);
    if (!arguments.game.empty())
        return savedNotebook(QString::fromStdString(arguments.game), name);
    const GameLibrary library = context.loadGames();
    std::vector<Notebook> found;
    for (const GamePointer& game : library.games()) {
        if (auto notebook = savedNotebook(game->id, name))
            found.push_back(*std::move(notebook));
        else if (!isNotFound(notebook.error()))
            return notebook.error();
    }
    if (found.size() == 1)
        return found.front();
    return found.empty() ? notFound(Text::tr("There is no notebook “%1”.").arg(name),
                                    Text::tr("“weekglassctl board list” lists the notebooks."))
                         : Error {.kind = Error::Kind::Format,
                                  .message = Text::tr("Several games have a notebook “%1”.").arg(name),
                                  .advice = Text::tr("Name one with --game.")};
}

Result<void> showNotebook(const Context& context, const NotebookArguments& arguments)
{
    const auto notebook = named(context, arguments);
    if (!notebook)
        return notebook.error();
    Output output(context.json, {jsonColumn("cell", Text::tr("Cell")), column("what", Text::tr("Content"))});
    int number = 0;
    for (const NotebookCell& cell : notebook->cells)
        output.add({++number, cellText(cell)});
    output.finish();
    return {};
}

Result<void> exportNotebook(const Context& context, const NotebookArguments& arguments)
{
    const auto notebook = named(context, arguments);
    if (!notebook)
        return notebook.error();
    printBytes(notebook->toJson());
    return {};
}

Result<void> importNotebook(const Context& context, const NotebookArguments& arguments)
{
    const QString file = QString::fromStdString(arguments.file);
    const auto json = readFile(file);
    if (!json)
        return json.error();
    auto notebook = Notebook::fromJson(*json);
    if (!notebook)
        return notebook.error().at(file);
    if (!arguments.game.empty())
        notebook->game = QString::fromStdString(arguments.game);
    const GameLibrary library = context.loadGames();
    if (const auto game = gameWithId(library, notebook->game); !game)
        return game.error();
    const QString name = QString::fromStdString(arguments.name);
    const auto there = savedNotebook(notebook->game, name);
    if (!arguments.force && (there || !isNotFound(there.error())))
        return Error {.kind = Error::Kind::Io,
                      .message = Text::tr("A notebook “%1” already exists.").arg(name),
                      .advice = Text::tr("Choose another name, or replace it with --force.")};
    return savedNotebooks(notebook->game).save({.name = name, .value = notebook->toJson()});
}

}

Result<Notebook> savedNotebook(const QString& game, const QString& name)
{
    const auto items = savedNotebooks(game).all();
    if (!items)
        return items.error();
    const auto item = std::ranges::find(*items, name, &SavedItem::name);
    if (item == items->end())
        return notFound(Text::tr("There is no notebook “%1”.").arg(name),
                        Text::tr("“weekglassctl board list” lists the notebooks."));
    return Notebook::fromJson(item->value).at(name);
}

Result<NotebookWeeks> notebookWeeks(const Context& context, OpenWeek& week)
{
    auto handle = handleOf(context, week);
    if (!handle)
        return handle.error();
    NotebookWeeks weeks {.week = *std::move(handle)};
    auto found = findWeeks(context, context.loadGames());
    if (!found)
        return found.error();
    for (const GameWeeks& game : found->games) {
        for (const Week& one : game.weeks) {
            if (game.game->id == week.game->id)
                weeks.listed.push_back(
                    {.pool = weeks.week.pool, .game = weeks.week.game, .identity = one.identity});
        }
    }
    return weeks;
}

void addNotebookCommands(CLI::App& board, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<NotebookArguments>();
    const auto add = [&](const char* command, const char* about, bool isNamed, auto run) {
        auto* added = board.add_subcommand(command, about);
        if (isNamed)
            added->add_option("name", arguments->name, "Name of the notebook")->required();
        added->add_option("--game", arguments->game, "Id of its game")->type_name("GAME");
        added->callback(
            [&context, &exitCode, arguments, run] { exitCode = conclude(run(context, *arguments)); });
        return added;
    };
    add("list", "List the saved notebooks of findings", false, listNotebooks);
    add("show", "List the cells of a notebook", true, showNotebook);
    add("export", "Print a notebook as JSON, to share it", true, exportNotebook);
    auto* import = add("import", "Save a notebook from its JSON under a name", true, importNotebook);
    import->add_option("file", arguments->file, "The file")->required();
    import->add_flag("--force", arguments->force, "Replace the notebook of this name");
    auto wanted = std::make_shared<RenderArguments>();
    auto* render = board.add_subcommand(
        "render",
        "Make a notebook for a week: one HTML file with its pictures and figures, to be read "
        "without a network. Cells that fail say why, and the exit code is 1");
    addWeek(*render, context, wanted->week);
    render->add_option("name", wanted->name, "Name of the notebook")->required();
    wanted->html.addTo(*render, "--html", "The file")->required();
    render->callback([&context, &exitCode, wanted] { exitCode = renderNotebook(context, *wanted); });
}

}
