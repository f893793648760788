#include "app/helpwindow.h"

#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QImage>
#include <QKeyEvent>
#include <QTextBrowser>
#include <QToolBar>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr QSize WindowSize(960, 760);
constexpr int TextMargin = 60; // with the scroll bar

QString contentsPage()
{
    return QStringLiteral("index");
}

/// Which place has which page, as the pages say it in their last line.
const QHash<QString, QString>& pagesByPlace()
{
    static const QHash<QString, QString> pages = [] {
        QHash<QString, QString> found;
        const QByteArray mark = "<!-- shown for: ";
        QDirIterator files(HelpWindow::folder(), {QStringLiteral("*.md")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray text = file.readAll();
            const auto begin = text.indexOf(mark);
            if (begin < 0)
                continue;
            const auto line = text.mid(begin + mark.size()).split('\n').first();
            const QString page = files.filePath().mid(HelpWindow::folder().size()).chopped(3);
            for (const QByteArray& place : line.left(line.indexOf(" -->")).split(','))
                found.insert(QString::fromUtf8(place.trimmed()), page);
        }
        return found;
    }();
    return pages;
}

/// Pictures that are wider than the text are made as wide.
class HelpBrowser : public QTextBrowser
{
public:
    using QTextBrowser::QTextBrowser;

protected:
    QVariant loadResource(int type, const QUrl& name) override
    {
        const QVariant loaded = QTextBrowser::loadResource(type, name);
        if (type != QTextDocument::ImageResource)
            return loaded;
        QImage picture = QImage::fromData(loaded.toByteArray());
        const qreal width = (WindowSize.width() - TextMargin) * devicePixelRatioF();
        if (picture.width() > width)
            picture = picture.scaledToWidth(qRound(width), Qt::SmoothTransformation);
        picture.setDevicePixelRatio(devicePixelRatioF());
        return picture;
    }
};

}

HelpWindow::HelpWindow(const QString& page, QWidget* parent)
    : QDialog(parent)
    , m_text(new HelpBrowser)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Handbook of Weekglass"));
    setObjectName(QStringLiteral("help"));
    resize(WindowSize);
    m_text->setOpenExternalLinks(true);
    m_text->setAccessibleName(tr("Page of the handbook"));
    auto* bar = new QToolBar(tr("Handbook"));
    auto* back = bar->addAction(tr("Back"), QKeySequence::Back, m_text, &QTextBrowser::backward);
    back->setEnabled(false);
    connect(m_text, &QTextBrowser::backwardAvailable, back, &QAction::setEnabled);
    bar->addAction(tr("Contents"), QKeySequence(Qt::ALT | Qt::Key_Home), this,
                   [this] { showPage(contentsPage()); });
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(bar);
    layout->addWidget(m_text);
    showPage(page);
    m_text->setFocus();
}

void HelpWindow::showPage(const QString& page)
{
    m_text->setSource(QUrl(QStringLiteral("qrc") + folder() + page + QStringLiteral(".md")),
                      QTextDocument::MarkdownResource);
}

QString HelpWindow::pageFor(const QStringList& places)
{
    for (const QString& place : places) {
        if (const QString page = pagesByPlace().value(place); !page.isEmpty())
            return page;
    }
    return contentsPage();
}

QStringList HelpWindow::placesOf(const QWidget& window)
{
    QStringList places;
    for (const QMetaObject* type = window.metaObject(); type; type = type->superClass())
        places << QString::fromLatin1(type->className()).section(QStringLiteral("::"), -1);
    return places;
}

HelpKey::HelpKey(QWidget* mainWindow)
    : QObject(mainWindow)
    , m_mainWindow(mainWindow)
{
    qApp->installEventFilter(this);
}

bool HelpKey::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress
        || !static_cast<QKeyEvent*>(event)->matches(QKeySequence::HelpContents))
        return false;
    auto* widget = qobject_cast<QWidget*>(watched);
    if (!widget || widget->window() == m_mainWindow)
        return false; // the menu's own shortcut
    if (!qobject_cast<HelpWindow*>(widget->window()))
        // its parent lets it be used in front of a modal dialog
        (new HelpWindow(HelpWindow::pageFor(HelpWindow::placesOf(*widget->window())), widget->window()))
            ->show();
    return true;
}

}
