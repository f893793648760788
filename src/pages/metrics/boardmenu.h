#pragma once

#include "base/job.h"
#include "base/result.h"
#include "widgets/charts/metricboard.h"
#include "workspace/saveditems.h"

#include <QToolButton>

#include <functional>
#include <vector>

class QMenu;

namespace Weekglass {

/// The boards of a game: chosen, saved, renamed and removed. They are kept in the workspace, for all weeks.
class BoardMenu : public QToolButton
{
    Q_OBJECT

public:
    /// @p game: id of the kind of game; @p shown tells what is on the screen.
    BoardMenu(QString game, std::function<MetricBoard()> shown, QWidget* parent = nullptr);

    /// Under a name; an equal one is replaced.
    void save(const QString& name);
    void rename(const QString& from, const QString& to);
    void remove(const QString& name);
    QStringList names() const;

Q_SIGNALS:
    void chosen(const Weekglass::MetricBoard& board);
    void statusMessage(const QString& message);

private:
    struct Named
    {
        QString name;
        MetricBoard board;
    };

    void change(const std::function<Result<void>(const SavedItems& items)>& change);
    void fill();
    void fillForEach(const QString& title, const std::function<void(const Named&)>& run);
    void ask(const QString& title, const QString& text, const std::function<void(const QString&)>& done);

    const SavedItems m_items;
    const std::function<MetricBoard()> m_shown;
    std::vector<Named> m_boards; // by name
    Job m_job;
};

}
