#include "pages/ingest/filedrop.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace Weekglass {

namespace {

QStringList localFiles(const QMimeData* data)
{
    QStringList files;
    const auto urls = data->urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile())
            files << QFileInfo(url.toLocalFile()).absoluteFilePath();
    }
    return files;
}

}

FileDrop::FileDrop(QWidget* target, std::function<bool()> mayDrop)
    : QObject(target)
    , m_mayDrop(std::move(mayDrop))
{
    target->setAcceptDrops(true);
    target->installEventFilter(this);
}

bool FileDrop::takes(const QMimeData* data) const
{
    return !localFiles(data).isEmpty() && (!m_mayDrop || m_mayDrop());
}

bool FileDrop::eventFilter(QObject* watched, QEvent* event)
{
    const bool isDrag = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove;
    if (!isDrag && event->type() != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    auto* drop = static_cast<QDropEvent*>(event); // of which the others are kinds
    if (!takes(drop->mimeData())) {
        drop->ignore();
        return true;
    }
    drop->setDropAction(Qt::CopyAction); // never to be moved away from where they are
    drop->accept();
    if (!isDrag) {
        // later: who drags waits until the drop is over
        QMetaObject::invokeMethod(
            this, [this, files = localFiles(drop->mimeData())] { Q_EMIT dropped(files); },
            Qt::QueuedConnection);
    }
    return true;
}

}
