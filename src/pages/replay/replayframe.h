#pragma once

#include <QFrame>

class QAction;
class QLabel;
class QToolButton;

namespace Weekglass {

/// A frame with a line of text that tells past state from the latest: amber all around in the past, plain
/// otherwise.
class ReplayFrame : public QFrame
{
    Q_OBJECT

public:
    explicit ReplayFrame(QWidget* content, QWidget* parent = nullptr);

    void setState(const QString& text, bool isPast);
    /// A button for it stands in the line of text while the action is visible.
    void setWayBack(QAction* action);
    bool isPast() const { return m_isPast; }
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void updateColors();

    QWidget* m_bar;
    QLabel* m_banner;
    QToolButton* m_wayBack;
    bool m_isPast = false;
};

}
