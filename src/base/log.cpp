#include "base/log.h"

#include "base/crashfile.h"
#include "base/redaction.h"
#include "base/safetext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QHash>

#include <cerrno>
#include <deque>
#include <mutex>

#include <fcntl.h>
#include <unistd.h>

namespace Weekglass {

Q_LOGGING_CATEGORY(pgLog, "weekglass.pg", QtWarningMsg)
Q_LOGGING_CATEGORY(serverLog, "weekglass.server", QtWarningMsg)
Q_LOGGING_CATEGORY(adminLog, "weekglass.admin", QtWarningMsg)
Q_LOGGING_CATEGORY(userLog, "weekglass.user", QtWarningMsg)

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Log)
};

constexpr std::size_t MaxLines = 300;
constexpr qsizetype MaxCharacters = 2000;
constexpr QLatin1String Prefix("weekglass.");

/// Qt's numbers of the types are in another order.
enum class Level { Debug, Info, Warning };

struct State
{
    std::mutex mutex; // protects the lines
    std::deque<QString> lines;
    QHash<QString, Level>
        printed; // by category without prefix; set before there are threads, as are those below
    int file = -1; // -1: standard error
    QtMessageHandler before = nullptr;
};

State& state()
{
    static State kept;
    return kept;
}

QStringList categories()
{
    return {QStringLiteral("pg"), QStringLiteral("server"), QStringLiteral("admin"), QStringLiteral("user")};
}

Level levelOf(QtMsgType type)
{
    return type == QtDebugMsg ? Level::Debug : type == QtInfoMsg ? Level::Info : Level::Warning;
}

QString levelName(Level level)
{
    return level == Level::Debug ? QStringLiteral("debug")
        : level == Level::Info   ? QStringLiteral("info")
                                 : QStringLiteral("warning");
}

void write(const QString& line)
{
    QByteArray bytes = line.toUtf8() + '\n';
    QByteArrayView left(bytes);
    while (!left.isEmpty()) {
        const auto written = ::write(state().file < 0 ? STDERR_FILENO : state().file, left.data(),
                                     static_cast<std::size_t>(left.size()));
        if (written < 0 && errno != EINTR)
            return; // there is nobody to tell
        left = left.sliced(std::max<qsizetype>(written, 0));
    }
}

void keepLine(const QString& line)
{
    const std::scoped_lock lock(state().mutex);
    state().lines.push_back(line);
    if (state().lines.size() > MaxLines)
        state().lines.pop_front();
}

void handle(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    const QString safe = redactionOfSecrets().of(message);
    if (type == QtFatalMsg)
        noteCrashReason(safe.toUtf8().constData());
    const QString category = QString::fromLatin1(context.category ? context.category : "default");
    const bool isOurs = category.startsWith(Prefix);
    const QString name = isOurs ? category.mid(Prefix.size()) : category;
    const Level level = levelOf(type);
    const QString line = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs) + QLatin1Char(' ') + name
        + QLatin1Char(' ') + levelName(level) + QStringLiteral(": ") + visibleText(safe, MaxCharacters);
    if (level != Level::Debug)
        keepLine(line);
    const auto printed = state().printed.constFind(name);
    const bool isAsked = isOurs && printed != state().printed.cend() && level >= *printed;
    if (isAsked || (state().file >= 0 && level == Level::Warning))
        write(line);
    if ((!isOurs || level == Level::Warning) && !(isAsked && state().file < 0) && state().before)
        state().before(type, context, safe);
}

Error notUnderstood(const QString& rule)
{
    return {.kind = Error::Kind::Format,
            .message = Text::tr("The list of log categories is invalid: “%1”.").arg(rule),
            .advice =
                Text::tr("Name categories, each with a level if it is not debug: %1, or all; =debug, =info "
                         "or =warning. For example pg,server=info.")
                    .arg(logCategoryNames())};
}

Result<QHash<QString, Level>> readRules(const QString& rules)
{
    static const QHash<QString, Level> levels {{QStringLiteral("debug"), Level::Debug},
                                               {QStringLiteral("info"), Level::Info},
                                               {QStringLiteral("warning"), Level::Warning}};
    QHash<QString, Level> read;
    for (const QString& rule : rules.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QString name = rule.section(QLatin1Char('='), 0, 0).trimmed();
        const QString level = rule.contains(QLatin1Char('=')) ? rule.section(QLatin1Char('='), 1).trimmed()
                                                              : QStringLiteral("debug");
        const bool isAll = name == QLatin1String("all");
        if (!levels.contains(level) || (!isAll && !categories().contains(name)))
            return notUnderstood(rule);
        for (const QString& one : isAll ? categories() : QStringList(name))
            read.insert(one, levels.value(level));
    }
    return read;
}

/// Its lines are for its owner only.
Result<int> openLogFile(const QString& path)
{
    const int fd = ::open(QFile::encodeName(path).constData(),
                          O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY, 0600);
    if (fd >= 0)
        return fd;
    return Error {.kind = Error::Kind::Io,
                  .message = Text::tr("The log cannot be written there."),
                  .where = path,
                  .advice = Text::tr("Check the rights of the folder, or name another file."),
                  .detail = qt_error_string(errno)};
}

}

Result<void> startLog(const LogOptions& options)
{
    const bool isOnlyFile = options.rules.isEmpty() && !options.file.isEmpty();
    const auto rules = readRules(isOnlyFile ? QStringLiteral("all=info") : options.rules);
    if (!rules)
        return rules.error();
    if (!options.file.isEmpty()) {
        const auto file = openLogFile(options.file);
        if (!file)
            return file.error();
        state().file = *file;
    }
    state().printed = *rules;
    QStringList filter {Prefix + QStringLiteral("*.info=true")}; // it is kept
    for (auto rule = rules->cbegin(); rule != rules->cend(); ++rule) {
        if (rule.value() == Level::Debug)
            filter << Prefix + rule.key() + QStringLiteral(".debug=true");
    }
    QLoggingCategory::setFilterRules(filter.join(QLatin1Char('\n')));
    if (!state().before)
        state().before = qInstallMessageHandler(handle);
    keepSecret(qEnvironmentVariable("PGPASSWORD"));
    return {};
}

QStringList recentLog()
{
    const std::scoped_lock lock(state().mutex);
    return {state().lines.begin(), state().lines.end()};
}

QString logCategoryNames()
{
    return categories().join(QStringLiteral(", "));
}

}
