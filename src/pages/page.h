#pragma once

#include "pages/pagehost.h"
#include "weeks/weeklink.h"

#include <QWidget>

namespace Weekglass {

/// A tab of the window. It works without one, too: what it wants of others it says by signals.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// What it loads by itself, or was asked for, is under way.
    virtual bool isLoading() const { return false; }
    /// Of the server that it shows; null: of several, or none.
    virtual std::shared_ptr<Pg::SessionPool> pool() const { return {}; }
    /// Where it is: what setState() of a new page of its kind needs to show the same.
    virtual PageState state() const { return {}; }
    /// Names that it does not know are ignored, so that links of other versions open.
    virtual void setState(const PageState& /*state*/) { }
    /// What follows "weekglassctl" to print the rows that it shows; several, if it takes several.
    virtual std::vector<QStringList> commands() const { return {}; }
    /// Now, if it is seen.
    void refreshWhenShown()
    {
        m_isOutOfDate = !isVisible();
        if (isVisible())
            refresh();
    }
    /// Called once, before it is shown: connects it with the window and, by that, with the other pages.
    virtual void join(PageHost& /*host*/) { }
    /// The user opens it although it is open: it looks at what there is by now.
    virtual void openedAgain(PageHost& /*host*/) { }
    /// Each time the user opens it. @p on: what for, which may say more than the page is bound to.
    virtual void opened(PageHost& /*host*/, const WeekHandle& /*on*/) { }

public Q_SLOTS:
    /// Reads again what it shows.
    virtual void refresh() { }

Q_SIGNALS:
    void statusMessage(const QString& message);

protected:
    void showEvent(QShowEvent* event) override
    {
        QWidget::showEvent(event);
        if (std::exchange(m_isOutOfDate, false))
            refresh();
    }

private:
    bool m_isOutOfDate = false;
};

}
