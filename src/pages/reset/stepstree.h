#pragma once

#include <QTreeWidget>

#include <functional>

namespace Weekglass {

/// The steps of a change that takes long, and how each stands. Its form gives a line to each step, in their
/// order, with a text that stands there as long as nothing else is known.
class StepsTree : public QTreeWidget
{
    Q_OBJECT

public:
    /// After its form was set up: the steps' titles, and as high as they are.
    void setTitles(const std::function<QString(int step)>& title);
    void showStep(int step, const QString& state, const QString& text = {});
    void showAll(const QString& state);
    /// The steps before the one that a worker tells of are done.
    void showRunning(int step, const QString& text);
};

}
