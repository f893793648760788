#pragma once

#include <QStringList>

#include <optional>
#include <vector>

namespace Weekglass {

/// Where warning and critical begin; nothing: never.
struct Threshold
{
    std::optional<double> warning = {};
    std::optional<double> critical = {};

    bool operator==(const Threshold&) const = default;
};

enum class FigureGroup { Now, Queries, Tables, Server, Pooler, Weeks };
enum class FigureUnit { Percent, Seconds, Hours, Milliseconds, Bytes, BytesPerDay, Times, Count };

/// What is always the same of a kind of figure.
struct FigureKind
{
    const char* id;
    FigureGroup group;
    FigureUnit unit;
    bool isBelow; ///< it is bad where it is low
    const char* source; ///< the views that it is read from
    const char* name; ///< translated by figureName()
    const char* next; ///< what to do when it is not good, translated
};

/// All of them, in the order in which they are shown.
const std::vector<FigureKind>& figureKinds();
/// Of figureKinds(); null: there is none of this id.
const FigureKind* figureKind(const QString& id);
QString figureName(const FigureKind& kind);
QString groupName(FigureGroup group);

/// One figure of a server, a pooler or a week: a value with its state, or why there is no value.
struct Figure
{
    enum class State {
        None, ///< there is no value, or nothing says from where on it is bad
        Good,
        Warning,
        Critical,
    };

    const FigureKind* kind;
    QString subject = {}; ///< what it is of, where there are several: a standby, a pool
    std::optional<double> value = {};
    QString text = {}; ///< the value as people read it, with what it is made of
    State state = State::None;
    Threshold threshold = {};
    std::optional<qint64> since =
        {}; ///< it counts from there on, microseconds since 1970; nothing: it is of now
    QString refusal = {}; ///< why there is no value
    QString remedy = {}; ///< the statement that would help
    QString next = {}; ///< what to do next; empty: nothing

    QString id() const { return QString::fromLatin1(kind->id); }
    /// "Replication lag, replica_1"
    QString title() const;
    bool isTold() const { return value.has_value(); }
};

/// "good", "warning", "critical", "not_told", "no_limit": for programs.
QString stateKey(const Figure& figure);
/// The same in the words of the language.
QString stateName(const Figure& figure);

/// Good, warning or critical, of a value that grows worse as it grows, or the other way round.
Figure::State judge(double value, const Threshold& threshold, bool isBelow);

/// "41 %", "4.2 s", "3.2 MiB a day"
QString amountText(double value, FigureUnit unit);
/// "3.2 MiB"
QString bytesText(double bytes);
inline QString bytesText(qint64 bytes)
{
    return bytesText(static_cast<double>(bytes));
}
/// "80 · 90 %", "below 98 · 95 %", "–"
QString thresholdText(const Figure& figure);
/// "now", "6 d". @p readAt: microseconds since 1970
QString figureAge(const Figure& figure, qint64 readAt);
/// "percent", "seconds", …: for programs.
QString unitKey(FigureUnit unit);

/// How many of the figures are in each state.
struct FigureCounts
{
    int critical = 0;
    int warnings = 0;
    int good = 0;
    int notTold = 0;
    int noLimit = 0;
};
FigureCounts countFigures(const std::vector<Figure>& figures);
Figure::State worstState(const std::vector<Figure>& figures);

}
