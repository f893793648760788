#include "app/connector.h"
#include "app/games.h"
#include "app/links.h"
#include "app/mainwindow.h"
#include "app/runningwindow.h"
#include "app/screenshots.h"
#include "app/steptrail.h"
#include "app/windowsession.h"
#include "base/crashfile.h"
#include "base/job.h"
#include "base/language.h"
#include "base/log.h"
#include "base/safetext.h"
#include "game/usermetrics.h"
#include "localserver/localserver.h"
#include "trust/gametrust.h"
#include "weeks/logcopy.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDeadlineTimer>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>
#include <cstdlib>

using namespace Weekglass;

namespace {

constexpr int NoDisplay = 3; // packaging/run.sh has the same

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Program)
};

struct Options
{
    QString connection;
    QString screenshots;
    QString link = {}; // to the page to be opened
    QString sqlFolder = {}; // empty: compiled in
    QStringList gameFolders;
    LogOptions log = {};
    bool trustsGames = false;
    bool local = false;
    bool quitAfterPaint = false;

    /// A window that runs already can do it.
    bool isLinkOnly() const
    {
        return !link.isEmpty() && connection.isEmpty() && !local && screenshots.isEmpty() && !trustsGames
            && sqlFolder.isEmpty() && gameFolders.size() == 1 && !quitAfterPaint;
    }
};

Options parseArguments(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Text::tr("Looks into per-week PostgreSQL game databases."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption connection(QStringLiteral("connect"),
                                        Text::tr("Connect to this server: URI or keywords."),
                                        Text::tr("conninfo"));
    const QCommandLineOption local(QStringLiteral("local"), Text::tr("Connect to the private local server."));
    const QCommandLineOption games(QStringLiteral("games-dir"),
                                   Text::tr("Further game definitions; may be given more than once."),
                                   Text::tr("folder"));
    const QCommandLineOption sql(QStringLiteral("sql-dir"),
                                 Text::tr("Take all SQL from this folder instead of the built-in SQL."),
                                 Text::tr("folder"));
    const QCommandLineOption trust(
        QStringLiteral("trust-games"),
        Text::tr("Trust all games and metrics that are not built in, as long as the window is open."));
    const QCommandLineOption pictures(QStringLiteral("screenshots"),
                                      Text::tr("Save a picture of each page and exit."), Text::tr("folder"));
    const QCommandLineOption quit(
        QStringLiteral("quit-after-paint"),
        Text::tr("Exit when the window has been painted once, to measure the start."));
    const QCommandLineOption log(
        QStringLiteral("log"),
        Text::tr("Write what happens to stderr: %1 or all, each with =debug (default), =info or =warning; "
                 "separated by commas.")
            .arg(logCategoryNames()),
        Text::tr("categories"));
    const QCommandLineOption logFile(
        QStringLiteral("log-file"),
        Text::tr("Append the log to this file instead (without --log: all=info)."), Text::tr("file"));
    parser.addOptions({connection, local, games, sql, trust, log, logFile, pictures, quit});
    parser.addPositionalArgument(QStringLiteral("link"),
                                 Text::tr("Open the page of this link: weekglass://…"),
                                 QStringLiteral("[link]"));
    parser.process(arguments);
    const QString sqlFolder = parser.isSet(sql) ? parser.value(sql) : QStringLiteral(":/sql");
    return {.connection = parser.value(connection),
            .screenshots = parser.value(pictures),
            .link = parser.positionalArguments().value(0),
            .sqlFolder = parser.value(sql),
            .gameFolders = QStringList {sqlFolder + QStringLiteral("/games")} + parser.values(games),
            .log = {.rules = parser.value(log), .file = parser.value(logFile)},
            .trustsGames = parser.isSet(trust),
            .local = parser.isSet(local),
            .quitAfterPaint = parser.isSet(quit)};
}

/// --help and --version need no display: they are answered, and the program ends, before one is opened.
void answerInWords(int argc, char** argv)
{
    const auto asksForWords = [](const char* argument) {
        const QByteArrayView given(argument);
        return given == "--help" || given == "--help-all" || given == "-h" || given == "--version"
            || given == "-v";
    };
    if (std::none_of(argv, argv + argc, asksForWords))
        return;
    QCoreApplication app(argc, argv);
    installLanguage();
    parseArguments(QCoreApplication::arguments());
}

/// Qt would end the program with a core dump. Pictures need no display.
bool canShowWindow(int argc, char** argv)
{
    const auto isGiven = [&](QByteArrayView option) {
        return std::any_of(argv, argv + argc,
                           [option](const char* given) { return QByteArrayView(given).startsWith(option); });
    };
    if (qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || isGiven("-platform") || isGiven("--platform"))
        return true;
    if (isGiven("--screenshots")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        return true;
    }
    const QCoreApplication app(argc, argv);
    installLanguage();
    qCritical().noquote() << Text::tr(
        "There is no display here (DISPLAY and WAYLAND_DISPLAY are empty), so no window "
        "can open. “weekglassctl” does the same without one, and “weekglass "
        "--screenshots DIR” saves pictures of all pages.");
    return false;
}

/// The program's SQL from another folder, if that is trusted.
Result<void> takeSqlFolder(const QString& folder, const TrustReader& trust)
{
    const auto sql = readProgramSql(folder);
    if (!sql)
        return sql.error();
    if (!isCompiledIn(*sql) && !trust().contains(sql->hash))
        return sqlNotTrusted(*sql);
    useProgramSql(*sql);
    return {};
}

/// Jobs were asked to stop when their pages went. @return whether they have
bool haveJobsEnded(QDeadlineTimer patience)
{
    const auto left = [&patience] { return static_cast<int>(patience.remainingTime()); };
    return QThreadPool::globalInstance()->waitForDone(left()) && longWorkPool()->waitForDone(left());
}

/// Ends the program behind the first paint of the widget it watches.
class PaintWatcher : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject* /*watched*/, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, [] { QApplication::quit(); });
        return false;
    }
};

}

int main(int argc, char** argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("weekglass"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WEEKGLASS_VERSION));
    answerInWords(argc, argv);
    if (!canShowWindow(argc, argv))
        return NoDisplay;
    QApplication app(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Weekglass"));
    QApplication::setDesktopFileName(QStringLiteral("org.weekglass.Weekglass"));
    installLanguage();
    leaveCrashFiles(QStringLiteral("weekglass " WEEKGLASS_VERSION));
    const Options options = parseArguments(QApplication::arguments());
    if (const auto started = startLog(options.log); !started) {
        qCritical().noquote() << visibleLines(started.error().text());
        return 1;
    }
    new StepTrail(&app);
    keepLogCopies();
    allowManyJobs();
    if (options.isLinkOnly() && RunningWindow::passOn(options.link))
        return 0;
    if (options.local)
        forgetServerVariables(); // before there are threads
    const TrustReader trust = options.trustsGames ? TrustReader(trustAll) : trustInWorkspace();
    const auto taken = options.sqlFolder.isEmpty() ? Result<void>() : takeSqlFolder(options.sqlFolder, trust);
    if (!taken) {
        qCritical().noquote() << visibleLines(taken.error().text());
        return 1;
    }
    auto library = std::make_shared<const GameLibrary>(
        GameLibrary::load(options.gameFolders, userMetricsFolder(), trust));
    const bool isTrustWanted =
        !library->untrusted().empty() && options.screenshots.isEmpty() && !options.quitAfterPaint;
    int code = 0;
    {
        applyTheme(Theme::System);
        MainWindow window(std::move(library));
        if (options.screenshots.isEmpty())
            window.rememberLook();
        window.show();
        if (options.local)
            window.connector()->connectToLocal();
        else if (!options.connection.isEmpty())
            window.connector()->connectTo({.conninfo = options.connection.toUtf8()});
        const bool isServerGiven = options.local || !options.connection.isEmpty();
        if (options.screenshots.isEmpty())
            window.session()->restore(!isServerGiven && options.link.isEmpty());
        if (!options.link.isEmpty())
            window.links()->open(options.link);
        RunningWindow running;
        QObject::connect(&running, &RunningWindow::linkWanted, &window, [&window](const QString& link) {
            window.links()->open(link);
            window.activateWindow();
        });
        if (options.screenshots.isEmpty() && !options.quitAfterPaint)
            running.listen();
        if (isTrustWanted)
            window.games()->askForTrust();
        if (!options.screenshots.isEmpty())
            (new Screenshots(&window, options.screenshots))->start();
        if (options.quitAfterPaint)
            window.centralWidget()->installEventFilter(new PaintWatcher(&window));
        code = QApplication::exec();
    }
    if (!haveJobsEnded(QDeadlineTimer(std::chrono::seconds(10))))
        std::_Exit(code); // as if killed: the server rolls back what a job that does not hear has begun
    return code;
}
