#include "game/sectionreaders.h"
#include "game/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

const QRegularExpression& wordPattern()
{
    static const QRegularExpression pattern(QStringLiteral("^\\w{1,40}\\z"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

StateGroup readGroup(const ManifestSection& section, QSet<QString>& names)
{
    StateGroup group {.title = section.text("title"), .columns = {}};
    for (const ManifestSection& column : section.sections("columns")) {
        StateColumn state {.name = column.column("name"), .label = column.text("label")};
        if (column.has("path"))
            state.path = column.pointer("path");
        if (!state.name.isEmpty() && names.contains(state.name))
            column.problem("name", Text::tr("%1 is in a group already").arg(state.name));
        names.insert(state.name);
        group.columns.push_back(std::move(state));
    }
    if (group.columns.empty())
        section.problem("columns", Text::tr("a group needs at least one column"));
    return group;
}

PlayMark readMark(const ManifestSection& section, QSet<QString>& ids)
{
    static const QRegularExpression anyText(QStringLiteral("^.{1,200}\\z"));
    PlayMark mark {.id = section.id(ids),
                   .title = section.text("title", 60),
                   .changed = section.names("changed", ManifestSection::columnPattern()),
                   .kinds = section.names("kinds", anyText),
                   .truthy = section.names("truthy", ManifestSection::columnPattern())};
    if (mark.changed.empty() && mark.kinds.empty() && mark.truthy.empty())
        section.problem("changed", Text::tr("a mark needs one of the keys changed, kinds and truthy"));
    return mark;
}

/// The state is in a document, or else in columns.
void checkDocument(const ManifestSection& section, const PlayLogDefinition& log)
{
    if (!log.document.isEmpty()) {
        if (!log.asOf.empty())
            section.problem("asOf", Text::tr("a play log with a document has its whole state there"));
        return;
    }
    for (const StateGroup& group : log.groups) {
        if (std::ranges::any_of(group.columns, [](const StateColumn& c) { return !c.path.isEmpty(); }))
            return section.problem(
                "document",
                Text::tr("it is missing, and the group “%1” has a path into it").arg(group.title));
    }
}

PlayLogDefinition readPlayLog(const ManifestSection& section, QSet<QString>& ids)
{
    PlayLogDefinition log {.id = section.id(ids),
                           .title = section.text("title"),
                           .games = section.file("games"),
                           .plays = section.file("plays"),
                           .start = section.optionalFile("start"),
                           .document = section.has("document") ? section.column("document") : QString(),
                           .asOf = section.files("asOf"),
                           .groups = {}};
    QSet<QString> names;
    for (const ManifestSection& group : section.sections("groups"))
        log.groups.push_back(readGroup(group, names));
    checkDocument(section, log);
    QSet<QString> words;
    for (const ManifestSection& name : section.sections("names"))
        log.names.push_back(
            {.word = name.unique("word", wordPattern(), words), .column = name.column("column")});
    QSet<QString> marks;
    for (const ManifestSection& mark : section.sections("marks"))
        log.marks.push_back(readMark(mark, marks));
    log.pictures = readPictures(section, PictureOwner::Play);
    log.verify = section.optionalFile("verify");
    log.rollback = readRollback(section);
    return log;
}

}

std::vector<PlayLogDefinition> readPlayLogs(const ManifestSection& root)
{
    std::vector<PlayLogDefinition> list;
    QSet<QString> ids;
    for (const ManifestSection& section : root.sections("playLogs"))
        list.push_back(readPlayLog(section, ids));
    return list;
}

}
