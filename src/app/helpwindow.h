#pragma once

#include <QDialog>

class QTextBrowser;

namespace Weekglass {

/// Pages of the handbook, in a window of its own.
class HelpWindow : public QDialog
{
    Q_OBJECT

public:
    /// @p page: "pages/events". It deletes itself when it is closed.
    HelpWindow(const QString& page, QWidget* parent);

    /// The page that says in its mark "shown for" that it is for the first of @p places that has one: the id
    /// of a kind of page, or the class of a dialog. The contents, if none is.
    static QString pageFor(const QStringList& places);
    /// The classes of a window from its own up to Qt's, as places.
    static QStringList placesOf(const QWidget& window);
    static QString folder() { return QStringLiteral(":/help/"); }

private:
    void showPage(const QString& page);

    QTextBrowser* m_text;
};

/// F1 in dialogs: the shortcuts of the menus are those of the main window alone.
class HelpKey : public QObject
{
    Q_OBJECT

public:
    explicit HelpKey(QWidget* mainWindow);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* m_mainWindow;
};

}
