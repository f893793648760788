#pragma once

#include <QFrame>

class QLabel;

namespace Weekglass {

/// A frame with a line of text that tells past state from the latest: amber all around in the past, plain
/// otherwise.
class ReplayFrame : public QFrame
{
    Q_OBJECT

public:
    explicit ReplayFrame(QWidget* content, QWidget* parent = nullptr);

    void setState(const QString& text, bool isPast);
    bool isPast() const { return m_isPast; }
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void updateColors();

    QLabel* m_banner;
    bool m_isPast = false;
};

}
