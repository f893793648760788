#pragma once

#include <QScrollBar>

namespace Weekglass {

/// Spans all rows of a list of which a table holds only some, more of them than an int counts. Steps and the
/// wheel go to the table's own scroll bar, through the rows that are there.
class WholeScrollBar : public QScrollBar
{
    Q_OBJECT

public:
    explicit WholeScrollBar(QScrollBar* inner, QWidget* parent = nullptr);

    /// @p page rows from @p top on are on the screen. A slider that somebody holds stays where it is.
    void setPlace(qint64 total, int page, qint64 top);

Q_SIGNALS:
    void jumpWanted(qint64 position);
    void beginWanted();
    void endWanted();

protected:
    void wheelEvent(QWheelEvent* event) override;

private:
    void act(int action);

    QScrollBar* m_inner;
    qint64 m_scale = 1; // rows a step
};

}
