select * from read_parquet($folder || '/collection_action.parquet')
