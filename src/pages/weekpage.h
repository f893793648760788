#pragma once

#include "pages/page.h"
#include "weeks/lacks.h"

class QLabel;

namespace Weekglass {

/// A page that is bound to one week. What it has loaded stays to be read when the week goes.
class WeekPage : public Page
{
    Q_OBJECT

public:
    const WeekHandle& week() const { return m_week; }
    std::shared_ptr<Pg::SessionPool> pool() const override { return m_week.pool; }
    /// What the database lacks of the game: what needs it is greyed, with the reason.
    virtual void setLacks(const std::vector<Lack>& /*lacks*/) { }
    /// The SQL that what it shows is read with; nothing: it may read any table.
    virtual std::optional<QString> reads() const { return {}; }
    /// Row security hides rows of what it reads: where it shows none, there may be some.
    virtual void setRowsHidden(bool /*are*/) { }

Q_SIGNALS:
    /// reads() says something else now.
    void readsChanged();
    /// The database is not there any more (or another one has its name).
    void weekGone();

protected:
    explicit WeekPage(WeekHandle week, QWidget* parent = nullptr);

    /// Says so if that is what the error means.
    void noteIfGone(const Error& error);
    /// Over the page: what went wrong, until it works again. For the layout of those who show it.
    QLabel* banner() const { return m_banner; }
    /// In the banner. @p hasRows: rows that were loaded before are still shown.
    void showFailure(const Error& error, bool hasRows);
    /// Calls @p open with what the week's server is marked as now, unless the page goes before that is known.
    void passGate(PageHost& host, const std::function<void(Environment)>& open);

    /// What it shows is loaded again when a task was done in its week.
    void refreshAfterTasks(PageHost& host);

    const WeekHandle m_week;

private:
    QLabel* m_banner;
};

}
