#pragma once

#include "lifecycle/bluegreen.h"
#include "lifecycle/resetrun.h"

namespace Weekglass {

inline constexpr QLatin1String BlueGreenKind("blue-green"); ///< in the log
inline constexpr QLatin1String BlueGreenBackKind("blue-green back");
inline constexpr QLatin1String BlueGreenAnew("begun anew"); ///< a step in the log: those before do not count
inline constexpr QLatin1String KeptStage("kept"); ///< on the card of what is kept

/// Of the week, and beyond the reach of other names: the operation's.
QString greenName(const QString& week, const QByteArray& operation);
QString blueName(const QString& week, const QByteArray& operation);
QByteArray begunDetail(const BlueGreenState& state);
QByteArray answersJson(const AnswersBefore& before);
QByteArray answersJson(const std::vector<ValidationAnswer>& answers);

/// Why this session cannot give the week's name to another database: a sentence each.
QStringList whyNoSwitch(Pg::Session& maintenance, const DatabaseFacts& facts, const std::stop_token& stop);

/// Two databases change their names, and nothing of it is there before all is.
struct NameSwap
{
    WeekIdentity leaves; ///< under the week's name
    QString leavesAs;
    QByteArray keptBy; ///< operation, for its card
    WeekIdentity comes; ///< under its present name
    QString comment = {}; ///< that it has then
};
/// Closes both, then renames them in one transaction in which the one that comes is opened, the other one
/// only reads, and @p log is called. Both are open afterwards.
Result<void> swapNames(Pg::Session& maintenance, const QString& game, const NameSwap& swap,
                       const std::function<Result<void>()>& log);

/// One change on its way; the lock of the week's name is held by the session.
class BlueGreen
{
public:
    BlueGreen(const BlueGreenRequest& request, Pg::Session& maintenance, BlueGreenState& state)
        : m_request(request)
        , m_maintenance(maintenance)
        , m_state(state)
    {
    }

    Result<void> run();
    Result<void> undo();

private:
    /// @return what the log keeps of it
    Result<QByteArray> perform(BlueGreenStep step);
    /// Whoever opened the week since it was copied may have written to it: then all is done again.
    Result<void> distrustOpened();
    Result<void> close();
    Result<QByteArray> copy();
    Result<void> migrateCopy();
    Result<QByteArray> validateCopy();
    Result<void> switchOver();
    Result<void> dropGreen();
    Result<Pg::Session> inGreen() const;
    WeekIdentity green() const;
    Result<void> log(LogEvent event, const QString& step = {}, const QByteArray& detail = "{}");
    void tell(BlueGreenStep step, const QString& text) const;

    const BlueGreenRequest& m_request;
    Pg::Session& m_maintenance;
    BlueGreenState& m_state;
};

}
