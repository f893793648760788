#pragma once

#include "app/searchentry.h"

#include <QLineEdit>
#include <QPointer>

namespace Weekglass {

class SearchPopup;

/// The one field for finding anything: what was found lies below it while one types. Up and Down choose,
/// Enter opens, Esc goes back to where the focus was.
class SearchBox : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchBox(QWidget* parent = nullptr);
    ~SearchBox() override;

    /// With all that was typed before selected.
    void begin();
    void setFound(std::vector<SearchSection> sections, const QString& state);
    bool isOpen() const;

Q_SIGNALS:
    /// This is to be found now; also as one begins.
    void wanted(const QString& text);
    /// Nobody looks at it any more.
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void open();
    void close();
    void leave();
    void run();

    QPointer<SearchPopup> m_popup; ///< a child of the window
    QPointer<QWidget> m_before; ///< had the focus
    bool m_isOpen = false;
};

}
