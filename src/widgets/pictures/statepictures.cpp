#include "widgets/pictures/statepictures.h"

#include "base/safetext.h"

#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace Weekglass {

StatePictures::StatePictures(QWidget* parent)
    : QWidget(parent)
    , m_tabs(new QTabWidget)
{
    setObjectName(QStringLiteral("statePictures"));
    m_tabs->setDocumentMode(true);
    m_tabs->setTabBarAutoHide(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tabs);
}

void StatePictures::setPictures(const std::vector<PictureDefinition>& pictures)
{
    qDeleteAll(std::exchange(m_pictures, {}));
    for (const PictureDefinition& definition : pictures) {
        m_pictures.push_back(makePicture(definition));
        m_tabs->addTab(m_pictures.back(), visibleText(definition.title));
    }
}

void StatePictures::setDocument(const DocumentPointer& document)
{
    for (Picture* picture : m_pictures)
        picture->setDocument(document);
}

}
