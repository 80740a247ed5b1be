# Lo que ocurrió, por los días en que ocurrió. En app/record/timeline.
timeline = Cronología
timeline-title = Cronología de { $of }
timeline-heading = Cronología:
timeline-lead = Lo que ocurrió, primero lo primero, por los días en que ocurrió. Donde se registró otro día, se dice. Un día del que solo se sabe el mes o el año está a su comienzo.
timeline-filter = Años y meses
timeline-all = Todo
timeline-none = No consta nada de ese tiempo
timeline-none-what = Lo que ocurrió en un año está en cada mes del año en que pudo ser.
