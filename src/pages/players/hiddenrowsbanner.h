#pragma once

#include "base/job.h"
#include "weeks/hiddenrows.h"
#include "weeks/weekhandle.h"

#include <QLabel>

namespace Weekglass {

/// Says of which tables row security hides rows of these weeks from the connection's role, and is not there
/// if it hides none. Without it, "no rows" would be taken for "there are none".
class HiddenRowsBanner : public QLabel
{
    Q_OBJECT

public:
    explicit HiddenRowsBanner(QWidget* parent = nullptr);

    /// Asked once for the same weeks. One that cannot be read, or is read as a player, says nothing here.
    void ask(const std::vector<WeekHandle>& weeks);
    /// The SQL that is read of them: of no other tables anything is said. Nothing: it may be any.
    void setReads(const std::optional<QString>& sql);

Q_SIGNALS:
    /// Each time it is said anew whether rows are hidden.
    void told(bool areHidden);

private:
    struct InWeek
    {
        QString week;
        HiddenRows rows;
    };

    static std::vector<InWeek> hiddenIn(const std::vector<WeekHandle>& weeks, const std::stop_token& stop);
    void showText();

    std::vector<InWeek> m_hidden; // where there are some
    bool m_isOfSeveral = false;
    std::optional<QString> m_reads;
    std::vector<WeekIdentity> m_asked;
    Job m_job;
};

}
