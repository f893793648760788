#include "diagnostics/diagnostics.h"

#include "base/crashfile.h"
#include "base/files.h"
#include "base/log.h"
#include "base/safetext.h"
#include "base/trail.h"
#include "diagnostics/forothers.h"
#include "diagnostics/serverfacts.h"
#include "diagnostics/text.h"
#include "pg/clientversion.h"
#include "workspace/workspace.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <QStorageInfo>
#include <QSysInfo>

#include <algorithm>

#include <unistd.h>

namespace Weekglass {

namespace {

constexpr int MaxCrashes = 3;
constexpr qsizetype MaxCharacters = 100000; // of one value

DiagnosticsItems programFacts(const DiagnosticsSource& source)
{
    const QString section = Text::tr("Program");
    return {{section, Text::tr("Program"), source.program},
            {section, Text::tr("Made at"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
            {section, QStringLiteral("Qt"), QString::fromLatin1(qVersion())},
            {section, QStringLiteral("libpq"), Pg::clientVersion()},
            {section, Text::tr("System"), QSysInfo::prettyProductName()},
            {section, Text::tr("Kernel"),
             QSysInfo::kernelType() + QLatin1Char(' ') + QSysInfo::kernelVersion() + QLatin1Char(' ')
                 + QSysInfo::currentCpuArchitecture()},
            {section, Text::tr("Language"), QLocale().name()}};
}

/// Names only: the values may be anything.
DiagnosticsItems environmentFacts()
{
    QStringList names;
    for (char** entry = environ; *entry; ++entry) {
        const QString name = QString::fromLocal8Bit(*entry).section(QLatin1Char('='), 0, 0);
        for (const char* prefix : {"PG", "QT_", "WEEKGLASS_", "XDG_DATA_HOME", "LC_", "LANG"}) {
            if (name.startsWith(QLatin1String(prefix)))
                names << name;
        }
    }
    names.removeDuplicates();
    names.sort();
    return {{Text::tr("Program"), Text::tr("Variables that are set"), names.join(QStringLiteral(", "))}};
}

DiagnosticsItems storageFacts()
{
    const QString section = Text::tr("Files");
    const qint64 free = QStorageInfo(dataFolder()).bytesAvailable();
    return {{section, Text::tr("Data folder"), dataFolder()},
            {section, Text::tr("Free there"),
             free < 0 ? Text::tr("not known") : Text::tr("%1 MB").arg(free / 1000000)},
            {section, Text::tr("Workspace"),
             Text::tr("%1 kB").arg(QFileInfo(Workspace::defaultPath()).size() / 1000)}};
}

DiagnosticsItems gameFacts(const GameLibrary& library)
{
    const QString section = Text::tr("Games");
    DiagnosticsItems items;
    for (const GamePointer& game : library.games())
        items.push_back({section, game->id, game->isTrusted ? Text::tr("loaded") : Text::tr("not trusted")});
    for (const Error& error : library.errors())
        items.push_back({section, Text::tr("Not loaded"), error.text()});
    return items;
}

DiagnosticsItems linesOf(const QString& section, const QStringList& lines)
{
    DiagnosticsItems items;
    for (const QString& line : lines)
        items.push_back({section, {}, line});
    return items;
}

DiagnosticsItems crashes()
{
    DiagnosticsItems items;
    for (const CrashFile& file : crashFiles()) {
        const auto text =
            std::ssize(items) < MaxCrashes ? readCrashFile(file.path) : Result<QString>(QString());
        items.push_back(
            {Text::tr("Crashes"), file.time.toString(Qt::ISODate), text ? *text : text.error().message});
    }
    return items;
}

}

DiagnosticsItems gatherDiagnostics(const DiagnosticsSource& source, const std::stop_token& stop)
{
    const GameLibrary none;
    const GameLibrary& library = source.library ? *source.library : none;
    DiagnosticsItems all;
    const auto add = [&all](DiagnosticsItems&& items) { std::ranges::move(items, std::back_inserter(all)); };
    add(programFacts(source));
    add(environmentFacts());
    add(storageFacts());
    add(DiagnosticsItems(source.more));
    add(gameFacts(library));
    add(privateServerFacts(stop));
    if (source.server)
        add(serverFacts(*source.server, library, stop));
    add(linesOf(Text::tr("Last steps"), trail()));
    add(linesOf(Text::tr("Log"), recentLog()));
    add(crashes());
    const Redaction redaction = source.server ? redactionForOthers(*source.server) : redactionForOthers();
    for (DiagnosticsItem& item : all) {
        item.name = redaction.of(visibleText(item.name));
        item.value = redaction.of(visibleLines(item.value, MaxCharacters));
    }
    return all;
}

QString diagnosticsText(const DiagnosticsItems& items)
{
    QString text =
        Text::tr(
            "Diagnostics of Weekglass. They hold no rows of weeks, no passwords, and no names of servers, "
            "roles and users. Weekglass sent them to nobody: read them, then send them yourself.")
        + QLatin1Char('\n');
    QString section;
    for (const DiagnosticsItem& item : items) {
        if (item.section != section)
            text += QStringLiteral("\n[%1]\n").arg(section = item.section);
        if (!item.name.isEmpty())
            text += item.name
                + (item.value.contains(QLatin1Char('\n')) ? QStringLiteral(":\n") : QStringLiteral(": "));
        text += item.value + QLatin1Char('\n');
    }
    return text;
}

}
