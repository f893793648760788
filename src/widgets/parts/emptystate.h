#pragma once

#include <QPointer>
#include <QWidget>

#include <functional>

class QAbstractItemView;
class QBoxLayout;
class QLabel;

namespace Weekglass {

/// In the middle of a view without rows: why it has none, and buttons for what to do next.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    struct Step
    {
        QString text; ///< of its button
        std::function<void()> run;
    };

    explicit EmptyState(QAbstractItemView* view);

    /// @p text is shown while the view has no rows; empty: nothing is.
    void say(const QString& text, const std::vector<Step>& steps = {});

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow(QAbstractItemModel* model);
    void update();

    QAbstractItemView* m_view;
    QPointer<QAbstractItemModel> m_followed;
    QLabel* m_text;
    QBoxLayout* m_buttons;
};

}
